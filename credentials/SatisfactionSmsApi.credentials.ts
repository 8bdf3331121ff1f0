import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** An SMS gateway that takes one plain HTTP request a message. */
export class SatisfactionSmsApi implements ICredentialType {
	name = 'satisfactionSmsApi';

	displayName = 'Satisfaction SMS API';

	icon: Icon = { light: 'file:../icons/chat.svg', dark: 'file:../icons/chat.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-satisfaction/n8n-nodes-satisfaction/blob/main/docs/credentials.md';

	testedBy = 'testSatisfactionSmsApi';

	properties: INodeProperties[] = [
		{
			displayName: 'API Address',
			name: 'url',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'https://sms.example.com/v1/send',
			description:
				'In address, headers and body can stand: {to} the number, {text} the text with its link, {key} the key below, {id} the same at every try of a message',
		},
		{
			displayName: 'Method',
			name: 'method',
			type: 'options',
			options: [
				{ name: 'GET', value: 'GET' },
				{ name: 'POST', value: 'POST' },
				{ name: 'PUT', value: 'PUT' },
			],
			default: 'POST',
		},
		{
			displayName: 'Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'The secret of your account there; write {key} where it has to stand',
		},
		{
			displayName: 'Headers',
			name: 'headers',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			placeholder: 'Authorization: Bearer {key}',
			description: 'A line each',
		},
		{
			displayName: 'Body',
			name: 'bodyForm',
			type: 'options',
			options: [
				{ name: 'Form', value: 'form' },
				{ name: 'JSON', value: 'json' },
				{ name: 'None', value: 'none' },
			],
			default: 'json',
			displayOptions: { show: { method: ['POST', 'PUT'] } },
		},
		{
			displayName: 'Body Template',
			name: 'body',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '{"phone": "{to}", "content": "{text}"}',
			displayOptions: { show: { method: ['POST', 'PUT'], bodyForm: ['form', 'json'] } },
			description: 'What stands in braces is written as JSON or as a form demands',
		},
		{
			displayName: 'Number',
			name: 'numberForm',
			type: 'options',
			options: [
				{ name: '+8613800001111', value: 'e164' },
				{ name: '13800001111 (China Without Its Code)', value: 'china' },
				{ name: '8613800001111', value: 'digits' },
			],
			default: 'e164',
			description: 'How the gateway wants numbers to be written',
		},
		{
			displayName: 'Signature',
			name: 'signature',
			type: 'string',
			default: '',
			placeholder: '【Example】',
			description: 'Stands before every text, as Chinese gateways demand it',
		},
		{
			displayName: 'Characters',
			name: 'most',
			type: 'string',
			default: '300',
			description: 'Longest text with its link. The text is cut, never the link.',
		},
		{
			displayName: 'Success Field',
			name: 'successField',
			type: 'string',
			default: '',
			placeholder: 'code',
			description:
				'Where the answer says whether the message was taken. Leave empty if any status from 200 to 299 says so.',
		},
		{
			displayName: 'Success Value',
			name: 'successValue',
			type: 'string',
			default: '',
			placeholder: '0',
			description: 'What stands there then; several between commas',
		},
		{
			displayName: 'Codes of a Wrong Number',
			name: 'wrongNumberCodes',
			type: 'string',
			default: '',
			description: 'What stands there for a number that does not exist; several between commas',
		},
		{
			displayName: 'Codes of an Opt-Out',
			name: 'blockedCodes',
			type: 'string',
			default: '',
			description: 'What stands there for a number that wants no messages',
		},
		{
			displayName: 'Codes of Too Often',
			name: 'limitedCodes',
			type: 'string',
			default: '',
			description: 'What stands there when it was called too often',
		},
	];
}
