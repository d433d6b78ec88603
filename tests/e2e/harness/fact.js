import test from "node:test";

/** A test about a window; when it fails, a picture of the window is kept beside what went wrong. */
export function fact(window, name, check) {
  test(name, async () => {
    try {
      await check();
    } catch (error) {
      const picture = `failed-${name.replace(/\W+/g, "-").toLowerCase()}`;
      const isKept = await window.picture(picture).then(() => true, () => false);
      if (window.log?.trim()) console.error(`What the program said:\n${window.log}`);
      console.error(isKept ? `The window as it was then: ${picture}.png` : "No picture of the window could be taken.");
      throw error;
    }
  });
}
