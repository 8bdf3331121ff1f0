import type { INodeProperties } from 'n8n-workflow';

import { auditKindNames } from '../../../core/loop/audit/audit-kinds';
import { listAudit } from '../../../core/loop/audit/list-audit';
import { readList, readNumber, readWord } from '../../../core/model/read-input';
import { collection, type Operation, textOf } from '../../connection/operation';
import { fromModel, ifKnown } from '../../connection/tool';

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'auditFilters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		{
			displayName: 'From',
			name: 'from',
			type: 'dateTime',
			default: '',
			description: "Beginning, in the workspace's time zone",
		},
		{
			displayName: 'Test Lines',
			name: 'test',
			type: 'boolean',
			default: false,
			description: 'Whether to list what was done in tests in place of what was done for real',
		},
		{
			displayName: 'Until',
			name: 'until',
			type: 'dateTime',
			default: '',
			description: 'End. A date without a time means the end of that day.',
		},
		{
			displayName: 'What',
			name: 'kinds',
			type: 'multiOptions',
			options: [
				{ name: 'Approvals and Compensation', value: 'approvals' },
				{ name: 'Care Campaigns Stopped or Continued', value: 'care' },
				{ name: 'Consent and Preferences', value: 'consent' },
				{ name: 'Data Requests, Exports and Erasure', value: 'privacy' },
				{ name: 'Links That Were Opened, Addresses for Tools', value: 'links' },
				{ name: 'Merged and Split Customers', value: 'customers' },
				{ name: 'Problems', value: 'problems' },
				{ name: 'Settings', value: 'settings' },
				{ name: 'Surveys and Incentive Codes', value: 'surveys' },
				{ name: 'Team', value: 'team' },
				{ name: 'Work Tried Again', value: 'work' },
			],
			default: [],
			description: 'Nothing chosen means all',
		},
		{
			displayName: 'Who',
			name: 'who',
			type: 'string',
			default: '',
			placeholder: 'e.g. Ada',
			description: 'ID or name of the person, or of the workflow, who did it',
		},
		{
			displayName: 'Whom',
			name: 'whom',
			type: 'string',
			default: '',
			placeholder: 'e.g. cas_4x8k2m',
			description: 'ID of the customer, case or person, or key of the survey, it was done to',
		},
	],
};

/** Who did what to whom, for people who do not write SQL. */
export const listAuditTrail: Operation = {
	value: 'audit',
	name: 'List Audit Trail',
	action: 'List the audit trail',
	description: 'List who did what to whom: settings, team, consent, approvals, links and more',
	tool: {
		description:
			'Lists who did what to whom in the workspace, newest first: changed settings, people and consent, approvals, merged customers, opened links. Returns each line in one sentence, with its time, who did it and its details.',
		inputs: {
			auditFilters: {
				who: fromModel('Who', 'ID or name of who did it; empty for everybody', ifKnown),
				whom: fromModel('Whom', 'ID of whom it was done to; empty for all', ifKnown),
				from: fromModel('From', 'First day, as 2026-12-24; empty for no beginning', ifKnown),
				until: fromModel('Until', 'Last day, as 2026-12-31; empty for now', ifKnown),
			},
		},
	},
	fields: [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			displayOptions: { show: { returnAll: [false] } },
			description: 'Max number of results to return',
		},
		filters,
	],
	async execute(call) {
		const { house, parameter } = call;
		const given = collection(call, 'auditFilters');
		const kinds = readList(given.kinds ?? [], 'What', (kind, path) =>
			readWord(kind, path, auditKindNames),
		);
		const isAll = parameter('returnAll', false) === true;
		const lines = await listAudit(house, {
			kinds,
			who: textOf(given.who),
			whom: textOf(given.whom),
			from: given.from,
			until: given.until,
			test: given.test === true,
			limit: isAll ? null : readNumber(Number(parameter('limit', 50)), 'Limit', 1, 1e6, true),
		});
		return lines.map((audit) => ({ item: { audit } }));
	},
};
