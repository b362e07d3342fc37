export function build(where?: { root?: string; out?: string; release?: object }): Promise<void>;
export function ensureBuilt(where?: { root?: string; out?: string }): Promise<boolean>;
