import type { IExecuteFunctions } from 'n8n-workflow';

const said = new WeakMap<IExecuteFunctions, number>();

/** So many hints are read beside the output of a node; a list may bring thousands. */
const most = 5;

/** Says something beside the output of a node, of many such things the first few. */
export function hintOnce(context: IExecuteFunctions, message: string): void {
	const times = said.get(context) ?? 0;
	said.set(context, times + 1);
	if (times < most) context.addExecutionHints({ message, type: 'info', location: 'outputPane' });
}
