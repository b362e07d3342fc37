export function build(where?: { root?: string; out?: string }): Promise<void>;
export function ensureBuilt(where?: { root?: string; out?: string }): Promise<boolean>;
