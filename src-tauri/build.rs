fn main() {
    // The window's files are part of the program: a changed UI makes a changed program.
    println!("cargo:rerun-if-changed=../ui/dist");
    tauri_build::build();
}
