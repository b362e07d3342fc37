export function familyOf(root: number): number[];
export function kindOf(pid: number): string;
/** In MB. */
export function pssOf(pid: number): number;
/** In ms. */
export function cpuOf(pid: number): number;
