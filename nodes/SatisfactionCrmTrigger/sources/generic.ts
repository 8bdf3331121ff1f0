import { generic } from '../../../core/systems/generic/source';
import { eventFieldInputs, eventFieldOf } from '../event-field-options';
import { rowsOf, sampleInput, type SourceInputs, tableOf, valuesOf } from '../parameters';

const show = { source: ['generic'] };

export const genericInputs: SourceInputs = {
	options: (read) => ({
		...valuesOf(read, 'genericOptions'),
		auth: read('authentication', 'hmac'),
		fields: tableOf(rowsOf(read, 'genericFields'), eventFieldOf, (row) => String(row.path ?? '')),
		defaults: tableOf(rowsOf(read, 'genericDefaults'), eventFieldOf, (row) =>
			String(row.value ?? ''),
		),
		types: tableOf(
			rowsOf(read, 'genericTypes'),
			(row) => String(row.word ?? ''),
			(row) => String(row.type ?? ''),
		),
	}),
	inputs: [
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			displayOptions: { show },
			noDataExpression: true,
			options: [
				{
					name: 'Signature (HMAC-SHA256)',
					value: 'hmac',
					description: 'The sender signs the body with the secret',
				},
				{
					name: 'Shared Secret in a Header',
					value: 'header',
					description: 'The sender puts the secret itself into a header',
				},
				{
					name: 'None (Insecure)',
					value: 'none',
					description: 'Everybody who knows the URL can invent events',
				},
			],
			default: 'hmac',
			description: 'How the sender proves who it is',
		},
		{
			displayName:
				'Insecure: nobody proves who sent an event. Use it on a closed network only. Items carry event.attributes.insecure.',
			name: 'insecureNotice',
			type: 'notice',
			displayOptions: { show: { ...show, authentication: ['none'] } },
			default: '',
		},
		{
			displayName: 'Fields',
			name: 'genericFields',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			displayOptions: { show },
			placeholder: 'Add field',
			default: {},
			description:
				'Where the sender puts each field. A body that has our own names, like the sample below, needs none.',
			options: [
				{
					displayName: 'Field',
					name: 'row',
					values: [
						...eventFieldInputs,
						{
							displayName: 'Path',
							name: 'path',
							type: 'string',
							default: '',
							placeholder: 'e.g. data.contact.email',
							description: 'Names between dots, from the top of one event',
						},
					],
				},
			],
		},
		{
			displayName: 'Fixed Values',
			name: 'genericDefaults',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			displayOptions: { show },
			placeholder: 'Add value',
			default: {},
			description: 'Used where an event says nothing',
			options: [
				{
					displayName: 'Value',
					name: 'row',
					values: [
						...eventFieldInputs,
						{ displayName: 'Value', name: 'value', type: 'string', default: '' },
					],
				},
			],
		},
		{
			displayName: 'Event Type Names',
			name: 'genericTypes',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			displayOptions: { show },
			placeholder: 'Add type',
			default: {},
			description: 'What the sender calls an event, and what we call it',
			options: [
				{
					displayName: 'Type',
					name: 'row',
					values: [
						{ displayName: "Sender's Word", name: 'word', type: 'string', default: '' },
						{
							displayName: 'Event Type',
							name: 'type',
							type: 'string',
							default: '',
							placeholder: 'e.g. ticket.closed',
						},
					],
				},
			],
		},
		{
			displayName: 'Sender Options',
			name: 'genericOptions',
			type: 'collection',
			displayOptions: { show },
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'Encoding of the Signature',
					name: 'encoding',
					type: 'options',
					options: [
						{ name: 'Base64', value: 'base64' },
						{ name: 'Hex', value: 'hex' },
					],
					default: 'hex',
				},
				{
					displayName: 'Freshness (Seconds)',
					name: 'freshnessSeconds',
					type: 'number',
					typeOptions: { minValue: 0, maxValue: 86_400 },
					default: 300,
					description: 'How far the signed time may be from now. 0 means no limit.',
				},
				{
					displayName: 'Header',
					name: 'header',
					type: 'string',
					default: '',
					placeholder: 'e.g. X-Signature',
					description:
						'Header with the signature (X-Signature if empty) or the shared secret (X-Webhook-Secret if empty)',
				},
				{
					displayName: 'Path of the Events',
					name: 'events',
					type: 'string',
					default: '',
					placeholder: 'e.g. data.items',
					description: 'Where the list of events lies in the body. Empty means the body itself.',
				},
				{
					displayName: 'Prefix of the Signature',
					name: 'prefix',
					type: 'string',
					default: 'sha256=',
					description: 'Accepted with and without',
				},
				{
					displayName: 'System',
					name: 'system',
					type: 'string',
					default: '',
					placeholder: 'e.g. my_crm',
					description: 'Short name of the sending system. IDs of two systems are kept apart by it.',
				},
				{
					displayName: 'Timestamp Header',
					name: 'timestampHeader',
					type: 'string',
					default: '',
					placeholder: 'e.g. X-Timestamp',
					description: 'Header with the signed time. Then the time, a dot and the body are signed.',
				},
			],
		},
		sampleInput('generic', generic.sample.body),
	],
};
