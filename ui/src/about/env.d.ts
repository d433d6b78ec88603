interface ImportMetaEnv {
  /** The version of the workspace, as vite.config.ts reads it. */
  readonly TRELLIS_VERSION: string;
}
