import { makeAddress } from '../../../core/loop/insight/address/make-address';
import { doerOf } from '../../connection/doer-of';
import { type Operation, textParameter } from '../../connection/operation';
import { pickerField } from '../../connection/pickers';
import { addressNameField } from './address-fields';

/** Makes an address that tools pull figures from. */
export const createAddress: Operation = {
	value: 'createAddress',
	name: 'Create Address',
	action: 'Create an address for tools',
	description:
		'Create an address from which Power BI, Tableau or a sheet pulls figures as CSV or JSON',
	resource: 'report',
	// Whoever has it reads all figures: for a person to decide.
	tool: null,
	fields: [
		addressNameField(
			'What it is for. An address of the same name is replaced; asked for the same again, it stays as it is.',
		),
		pickerField('answeredSurveys', {
			displayName: 'Survey',
			name: 'addressSurvey',
			none: 'All Surveys',
			description: 'Only this survey',
		}),
		{
			displayName: 'With Comments',
			name: 'withComments',
			type: 'boolean',
			default: false,
			description:
				'Whether answers come with what customers wrote; names, addresses and numbers in it are masked as far as they are recognised',
		},
		{
			displayName: 'Valid Until',
			name: 'addressUntil',
			type: 'dateTime',
			default: '',
			description: 'When it runs out, in the time zone of the workspace. Empty: in a year.',
		},
	],
	async execute(call) {
		const { context, house, now, parameter } = call;
		const { text, address } = await makeAddress(house, now, {
			name: textParameter(call, 'addressName') ?? '',
			surveyKey: textParameter(call, 'addressSurvey'),
			comments: parameter('withComments', false) === true,
			validUntil: parameter('addressUntil', ''),
			doer: doerOf(context),
		});
		return [{ item: { outcome: { code: 'address_made', text }, address } }];
	},
};
