export interface Breach {
  file: string;
  line: number;
  rule: string;
  text: string;
  level: 'error' | 'warning';
}
export function checkHouse(root: string): Breach[];
