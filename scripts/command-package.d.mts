export function packCommand(where?: { out?: string }): Promise<string>;
