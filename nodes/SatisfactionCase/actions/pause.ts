import type { INodeProperties } from 'n8n-workflow';

import { readMoment } from '../../../core/calendar/read-moment';
import type { CaseAction } from '../../../core/loop/case/work-on-case';
import { readSettings } from '../../../core/loop/workspace/settings';
import { pauseReasons } from '../../../core/model/case-words';
import { readNumber, readWord } from '../../../core/model/read-input';
import { type Call, type Operation, textParameter } from '../../connection/operation';
import { fromModel } from '../../connection/tool';
import { caseIdField, inNameOfField, noteField } from './case-fields';
import { doToCase } from './case-given';

const pauseFields: INodeProperties[] = [
	{
		displayName: 'Waiting For',
		name: 'pauseReason',
		type: 'options',
		options: [
			{ name: 'Agreed Date', value: 'date' },
			{ name: 'Customer', value: 'customer' },
			{ name: 'Other', value: 'other' },
			{ name: 'Supplier', value: 'supplier' },
		],
		default: 'customer',
	},
	{
		displayName: 'Working Days',
		name: 'pauseDays',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 99 },
		default: 2,
		description:
			'The clock goes on at the same time of day so many working days later. All pauses of a case together last no longer than Longest Pause of the settings.',
	},
	{
		displayName: 'Until',
		name: 'pauseUntil',
		type: 'dateTime',
		default: '',
		description: 'In place of the working days. Without a zone, the time is that of the workspace.',
	},
];

/** The clock of the resolution stands while somebody else is awaited. */
export const pauseCase: Operation = {
	value: 'pause',
	name: 'Pause',
	action: 'Pause a case',
	description: 'Let the clock stand while the customer or somebody else is awaited',
	resource: 'work',
	tool: {
		description:
			'Lets the resolution clock of a case stand while the customer, a supplier or a date is awaited. An answer of the customer ends the pause. Returns the case with its new due times.',
		inputs: {
			caseId: fromModel('Case ID', 'ID of the case, which begins with cas_'),
			pauseReason: fromModel('Waiting For', 'customer, supplier, date or other'),
			pauseUntil: fromModel('Until', 'When the clock goes on, as 2026-12-31T17:00'),
			note: fromModel('Note', 'What is awaited'),
		},
	},
	fields: [caseIdField, ...pauseFields, inNameOfField, noteField],
	async execute(call) {
		const action = await pauseOf(call);
		return await doToCase(call, () => action);
	},
};

async function pauseOf(call: Call): Promise<CaseAction> {
	const { settings } = await readSettings(call.house);
	const given = call.parameter('pauseUntil', '');
	const at = readMoment(given, 'Until', settings.timeZone);
	const days = () => Number(call.parameter('pauseDays', 2));
	return {
		kind: 'pause',
		reason: readWord(textParameter(call, 'pauseReason') ?? 'customer', 'Waiting For', pauseReasons),
		until: at ?? { workingDays: readNumber(days(), 'Working Days', 1, 99, true) },
		note: textParameter(call, 'note'),
	};
}
