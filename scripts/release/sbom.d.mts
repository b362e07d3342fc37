export function sbom(): { bomFormat: string; specVersion: string; components: { name: string; version: string; purl?: string }[] };
