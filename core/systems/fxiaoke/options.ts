import { choice } from '../option/fields';
import type { OptionsOf } from '../option/option';
import { pushOptions } from '../record-push/options';
import { words } from './words';

export const options = {
	sentBy: choice({
		label: 'Sent By',
		hint: 'What calls this address',
		choices: [
			{
				value: 'function',
				label: 'Custom Function (APL)',
				hint: 'A function of your own, started by a workflow or a button, sends a record',
			},
			{
				value: 'callback',
				label: 'Old Open Platform (Encrypted)',
				hint: 'Messages to a service account. Unproven: read as far as the example of the vendor shows.',
			},
		],
		fallback: 'function',
		main: true,
	}),
	...pushOptions(words),
};

export type FxiaokeOptions = OptionsOf<typeof options>;
