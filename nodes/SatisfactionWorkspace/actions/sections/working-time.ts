import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Json, JsonObject } from '../../../../core/model/json';
import { pick, rows, under } from './given';
import { weekdayOptions } from './weekday-options';

export const workingTimeSection: INodeProperties = {
	displayName: 'Working Time',
	name: 'workingTime',
	type: 'collection',
	placeholder: 'Add setting',
	default: {},
	options: [
		{
			displayName: 'Holidays and Extra Workdays',
			name: 'days',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add day',
			default: {},
			description:
				'Your own holidays and make-up workdays; they go before the public days and replace the stored list',
			options: [
				{
					displayName: 'Day',
					name: 'entries',
					values: [
						{
							displayName: 'Date',
							name: 'date',
							type: 'string',
							default: '',
							placeholder: 'e.g. 2026-12-24',
						},
						{
							displayName: 'Kind',
							name: 'kind',
							type: 'options',
							options: [
								{ name: 'Day Off', value: 'off' },
								{ name: 'Workday', value: 'work' },
							],
							default: 'off',
						},
						{ displayName: 'Name', name: 'name', type: 'string', default: '' },
					],
				},
			],
		},
		{
			displayName: 'Public Days',
			name: 'publicDays',
			type: 'options',
			options: [
				{
					name: 'China',
					value: 'china',
					description: 'Public holidays and make-up workdays of mainland China',
				},
				{ name: 'None', value: 'none', description: 'Only your own holidays and workdays' },
			],
			default: 'none',
			description: 'Built-in list of days that are off or worked besides the weekly hours',
		},
		{
			displayName: 'Weekly Hours',
			name: 'hours',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add hours',
			default: {},
			description:
				'When the team works; replaces the stored hours. Add two rows for a day with a break. A day without a row is a day off.',
			options: [
				{
					displayName: 'Hours',
					name: 'entries',
					values: [
						{
							displayName: 'Days',
							name: 'weekdays',
							type: 'multiOptions',
							options: weekdayOptions,
							default: [1, 2, 3, 4, 5],
						},
						{ displayName: 'From', name: 'from', type: 'string', default: '09:00' },
						{ displayName: 'To', name: 'to', type: 'string', default: '18:00' },
					],
				},
			],
		},
	],
};

export function readWorkingTime(added: Record<string, unknown>): JsonObject {
	const days = rows(added, 'days');
	const hours = rows(added, 'hours');
	return under('calendar', {
		...pick(added, { publicDays: ['publicDays'] }),
		...(days === null ? {} : { days: days.map(readDay) }),
		...(hours === null ? {} : { hours: readHours(hours) }),
	});
}

function readDay({ date, kind, name }: IDataObject): Json {
	// A date field or an expression may bring a time with it.
	return { date: String(date ?? '').slice(0, 10), kind: kind as Json, name: String(name ?? '') };
}

function readHours(entries: IDataObject[]): JsonObject {
	const hours: Record<string, Json[]> = {};
	for (const { weekdays, from, to } of entries) {
		for (const weekday of [weekdays].flat()) {
			const spans = (hours[String(weekday)] ??= []);
			spans.push({ from: from as Json, to: to as Json });
		}
	}
	return hours;
}
