import { listTeam } from '../../../core/loop/team/team';
import { isoTime } from '../../../core/model/item';
import { type Operation, textParameter } from '../../connection/operation';
import { pickerField } from '../../connection/pickers';

/** One item a person. */
export const listPeopleOperation: Operation = {
	value: 'list',
	name: 'List',
	action: 'List people',
	description: 'Get the people with their open cases and absences',
	tool: {
		description:
			'Lists the people who look after customers. Returns each with ID, name, team, role, number of open cases, and whether they are there now.',
	},
	fields: [
		pickerField('teams', {
			displayName: 'Team',
			name: 'onlyTeam',
			none: 'All Teams',
			description: 'Whose people to list',
		}),
		{
			displayName: 'Only Active People',
			name: 'onlyActive',
			type: 'boolean',
			default: true,
			description: 'Whether to leave out people who no longer get cases',
		},
	],
	async execute(call) {
		const team = textParameter(call, 'onlyTeam');
		const onlyActive = call.parameter('onlyActive', true) === true;
		const members = await listTeam(call.house, call.now, { team, onlyActive });
		return members.map(({ openCases, available, unavailableBecause, absences, ...person }) => {
			const away = absences.map((absence) => ({
				...absence,
				from: isoTime(absence.from),
				until: isoTime(absence.until),
			}));
			return { item: { person, openCases, available, unavailableBecause, absences: away } };
		});
	},
};
