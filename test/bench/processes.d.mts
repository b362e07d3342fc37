export function familyOf(root: number): number[];
export function kindOf(pid: number): string;
/** In MB. */
export function pssOf(pid: number): number;
export interface CpuUse {
  threads: Map<string, number>;
  ended: number;
}
export function cpuOf(root: number): CpuUse;
/** In ms. */
export function cpuBetween(before: CpuUse, after: CpuUse): number;
