export function checkPackage(app: string, options?: { unknown?: string[] }): Promise<string[]>;
