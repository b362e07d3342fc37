/** What a picker offers: a name, and the endings of files without a dot. */
export interface FileFilter {
  name: string;
  extensions: string[];
}

/** The system's file pickers. Null: the user cancelled. Paths are absolute. */
export interface Dialogs {
  openFile(options: { title: string; filters: FileFilter[] }): Promise<string | null>;
  saveFile(options: { title: string; name: string; filters: FileFilter[] }): Promise<string | null>;
}
