import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { House } from '../../../core/loop/house';
import { setAbsence } from '../../../core/loop/team/team';
import { isoTime } from '../../../core/model/item';

const displayOptions = { show: { operation: ['absence'] } };

export const absenceFields: INodeProperties[] = [
	{
		displayName: 'Person',
		name: 'person',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. zhang.san or zhang.san@example.com',
		description: 'Who is away: ID, email or external ID',
		displayOptions,
	},
	{
		displayName: 'From',
		name: 'from',
		type: 'dateTime',
		default: '',
		description: "Beginning, in the workspace's time zone. Leave empty for now.",
		displayOptions,
	},
	{
		displayName: 'Until',
		name: 'until',
		type: 'dateTime',
		default: '',
		required: true,
		description: 'End. A date without a time means the end of that day.',
		displayOptions,
	},
	{
		displayName: 'Deputy',
		name: 'absenceDeputy',
		type: 'string',
		default: '',
		placeholder: 'e.g. li.si or li.si@example.com',
		description: 'Who stands in this time. Leave empty for the usual deputy.',
		displayOptions,
	},
	{
		displayName: 'Note',
		name: 'note',
		type: 'string',
		default: '',
		placeholder: 'e.g. parental leave',
		displayOptions,
	},
];

/** Records the absence of one item. */
export async function setAbsenceOf(
	context: IExecuteFunctions,
	house: House,
	now: number,
	index: number,
): Promise<IDataObject[]> {
	const said = (name: string) => context.getNodeParameter(name, index, '');
	const { text, person, absence } = await setAbsence(house, now, {
		person: said('person'),
		from: said('from'),
		until: said('until'),
		deputy: said('absenceDeputy'),
		note: said('note'),
	});
	const { json } = context.getInputData()[index] ?? { json: {} };
	return [
		{
			...json,
			outcome: { code: 'saved', text },
			person,
			absence: { ...absence, from: isoTime(absence.from), until: isoTime(absence.until) },
		},
	];
}
