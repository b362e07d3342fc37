export function checkPackage(app: string, options?: { unknown?: string[] }): Promise<string[]>;
export function sizeFaults(installer: string, bare: string): string[];
