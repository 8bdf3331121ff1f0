/** The version of n8n that the sandbox and the tests run. */
export const n8nVersion: string;
/** The oldest n8n that the package is for, one between, and the newest that it was tried on. */
export const n8nWindow: Record<'oldest' | 'middle' | 'newest', string>;
/** Where another version of Node is installed, whether it is there or not. */
export function nodeAt(version: string): { version: string; folder: string; program: string };
/** The folder of this project. */
export const project: string;
/** The folder of everything that is installed once per machine. */
export const cache: string;
/** The folder that Node 24 is installed into. */
export const node24: string;
/** The folder to put first in PATH so that `node` is Node 24. */
export const node24Bin: string;
/** Where one version of n8n is installed. */
export type N8nInstall = {
	version: string;
	folder: string;
	/** The mark of a finished install. */
	installed: string;
	/** What to run as `node <command> start`. */
	command: string;
};
/** Where a version of n8n is installed, whether it is there or not. */
export function n8nAt(version: string): N8nInstall;
/** n8n's own nodes, for tests that run templates through the engine. */
export const n8nNodesBase: string;
/** The folder of the unpacked browser. */
export const browser: string;
/** The executable to launch; on a machine without the unpacked one, `SATISFACTION_BROWSER` names it. */
export const browserCommand: string;
