import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { House } from '../../../core/loop/house';
import { changeSettings, settingsOfJson } from '../../../core/loop/workspace/settings';
import { advancedSection, readAdvanced } from './sections/advanced';
import { casesSection, readCases } from './sections/cases';
import { contactPolicySection, readContactPolicy } from './sections/contact-policy';
import { generalSection, readGeneral } from './sections/general';
import { readWorkingTime, workingTimeSection } from './sections/working-time';

const displayOptions = { show: { operation: ['set'] } };

export const setFields: INodeProperties[] = [
	{
		displayName:
			'Add the settings you want to change. What you do not add stays as it is. Lengths of time are written like 60s, 30m, 24h or 7d.',
		name: 'setNotice',
		type: 'notice',
		default: '',
		displayOptions,
	},
	{ ...generalSection, displayOptions },
	{ ...workingTimeSection, displayOptions },
	{ ...contactPolicySection, displayOptions },
	{ ...casesSection, displayOptions },
	{ ...advancedSection, displayOptions },
];

/** Changes what was added in any section; the JSON of the advanced section comes last. */
export async function setSettings(
	context: IExecuteFunctions,
	house: House,
	now: number,
	index: number,
): Promise<IDataObject> {
	const added = (name: string) => context.getNodeParameter(name, index, {}) as IDataObject;
	const advanced = added('advanced');
	const { code, text, settings, changed } = await changeSettings(house, now, {
		changes: [
			readGeneral(added('general')),
			readWorkingTime(added('workingTime')),
			readContactPolicy(added('contactPolicy')),
			readCases(added('cases')),
			readAdvanced(advanced),
			settingsOfJson(advanced.json),
		],
		reset: (advanced.reset as string[] | undefined) ?? [],
	});
	return {
		workspace: house.workspace,
		outcome: { code, text },
		changed,
		settings: { ...settings },
	};
}
