import { setAbsence } from '../../../core/loop/team/team';
import { isoTime } from '../../../core/model/item';
import { doerOf } from '../../connection/doer-of';
import type { Operation } from '../../connection/operation';
import { pickerField } from '../../connection/pickers';
import { fromModel, ifKnown } from '../../connection/tool';

/** Records a holiday or sick leave. */
export const setAbsenceOperation: Operation = {
	value: 'absence',
	name: 'Set Absence',
	action: 'Set an absence',
	description: 'Record a holiday or sick leave; cases go to the deputy meanwhile',
	tool: {
		description:
			'Records that a person of the team is away; their new cases go to the deputy meanwhile. Returns the person and the absence.',
		inputs: {
			person: fromModel('Person', 'ID, mail address or name of who is away'),
			from: fromModel(
				'From',
				'First day or moment, as 2026-12-24 or 2026-12-24T09:00; empty for now',
				ifKnown,
			),
			until: fromModel('Until', 'Last day or moment, as 2026-12-31'),
			absenceDeputy: fromModel(
				'Deputy',
				'ID, mail address or name of who stands in; empty for the usual deputy',
				ifKnown,
			),
			note: fromModel('Note', 'The reason, in a few words', ifKnown),
		},
	},
	fields: [
		pickerField('people', {
			displayName: 'Person',
			name: 'person',
			required: true,
			description: 'Who is away',
		}),
		{
			displayName: 'From',
			name: 'from',
			type: 'dateTime',
			default: '',
			description: "Beginning, in the workspace's time zone. Leave empty for now.",
		},
		{
			displayName: 'Until',
			name: 'until',
			type: 'dateTime',
			default: '',
			required: true,
			description: 'End. A date without a time means the end of that day.',
		},
		pickerField('people', {
			displayName: 'Deputy',
			name: 'absenceDeputy',
			none: 'The Usual Deputy',
			description: 'Who stands in this time',
		}),
		{
			displayName: 'Note',
			name: 'note',
			type: 'string',
			default: '',
			placeholder: 'e.g. parental leave',
		},
	],
	async execute({ context, house, now, json, parameter }) {
		const said = (name: string) => parameter(name, '');
		const { text, person, absence } = await setAbsence(house, now, {
			person: said('person'),
			from: said('from'),
			until: said('until'),
			deputy: said('absenceDeputy'),
			note: said('note'),
			doer: doerOf(context),
		});
		const span = { from: isoTime(absence.from), until: isoTime(absence.until) };
		const outcome = { code: 'saved', text };
		return [{ item: { ...json, outcome, person, absence: { ...absence, ...span } } }];
	},
};
