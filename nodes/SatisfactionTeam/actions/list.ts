import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { House } from '../../../core/loop/house';
import { listTeam } from '../../../core/loop/team/team';
import { isoTime } from '../../../core/model/item';

const displayOptions = { show: { operation: ['list'] } };

export const listFields: INodeProperties[] = [
	{
		displayName: 'Only Team',
		name: 'onlyTeam',
		type: 'string',
		default: '',
		placeholder: 'e.g. after-sales',
		description: 'Leave empty for all teams',
		displayOptions,
	},
	{
		displayName: 'Only Active People',
		name: 'onlyActive',
		type: 'boolean',
		default: true,
		description: 'Whether to leave out people who no longer get cases',
		displayOptions,
	},
];

/** One item per person. */
export async function listPeopleOf(
	context: IExecuteFunctions,
	house: House,
	now: number,
	index: number,
): Promise<IDataObject[]> {
	const team = String(context.getNodeParameter('onlyTeam', index, '') ?? '').trim();
	const onlyActive = context.getNodeParameter('onlyActive', index, true) === true;
	const members = await listTeam(house, now, { team: team === '' ? null : team, onlyActive });
	return members.map(({ openCases, available, unavailableBecause, absences, ...person }) => ({
		person,
		openCases,
		available,
		unavailableBecause,
		absences: absences.map((absence) => ({
			...absence,
			from: isoTime(absence.from),
			until: isoTime(absence.until),
		})),
	}));
}
