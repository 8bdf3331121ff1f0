/** The version of n8n that the sandbox and the tests run. */
export const n8nVersion: string;
/** The folder of this project. */
export const project: string;
/** The folder of everything that is installed once per machine. */
export const cache: string;
/** The folder that Node 24 is installed into. */
export const node24: string;
/** The folder to put first in PATH so that `node` is Node 24. */
export const node24Bin: string;
/** The folder that n8n is installed into. */
export const n8n: string;
/** The mark of a finished install of n8n. */
export const n8nInstalled: string;
/** What to run as `node <n8nCommand> start`. */
export const n8nCommand: string;
/** n8n's own nodes, for tests that run templates through the engine. */
export const n8nNodesBase: string;
/** The folder of the unpacked browser. */
export const browser: string;
/** The executable to launch; on a machine without the unpacked one, `SATISFACTION_BROWSER` names it. */
export const browserCommand: string;
