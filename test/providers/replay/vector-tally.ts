export interface VectorTally {
  passed: number;
  failed: number;
  skipped: number;
}
