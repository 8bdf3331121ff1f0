import { makeOpenLink } from '../../../core/loop/survey/open-link';
import { qrCode } from '../../../core/loop/survey/qr-code';
import { fillItem } from '../../../core/model/item';
import { openModes } from '../../../core/model/open-link';
import { type Operation, textParameter } from '../../connection/operation';
import { fromModel, ifKnown } from '../../connection/tool';
import type { SurveyOutput } from './outputs';
import { surveyField, surveyOf } from './survey-field';

/** Makes a link that anybody may answer at. */
export const openLink: Operation<SurveyOutput> = {
	value: 'openLink',
	name: 'Open Link',
	action: 'Make an open link to a survey',
	description:
		'Make a link and its QR code for receipts, boxes, tables and your own site, where nobody was invited',
	tool: {
		description:
			'Makes a link to a published survey that anybody may answer without an invitation. Asks nobody and stores nothing. Returns the link and its source tag.',
		inputs: {
			source: fromModel(
				'Source Tag',
				'Where the link will stand, in a few words, such as receipt or table 12',
				ifKnown,
			),
		},
	},
	fields: [
		surveyField,
		{
			displayName: 'Source Tag',
			name: 'source',
			type: 'string',
			default: '',
			placeholder: 'e.g. receipt, table 12',
			description:
				'Where the link stands. The event of each answer has it as its subject, so that places can be told apart.',
		},
		{
			displayName: 'Used On',
			name: 'mode',
			type: 'options',
			options: [
				{
					name: "People's Own Devices",
					value: 'page',
					description: 'The survey as an invited customer sees it',
				},
				{
					name: 'Kiosk',
					value: 'kiosk',
					description: 'A device that many use: it returns to the start after thanks',
				},
				{
					name: 'Your Own Site',
					value: 'embed',
					description:
						'In a frame on a page of yours: the HTML to paste is in openLink.embed. The site has to stand in the settings of the workspace, under Open Links.',
				},
			],
			default: 'page',
		},
		{
			displayName: 'Ask Who It Was',
			name: 'askContact',
			type: 'boolean',
			default: true,
			description:
				'Whether the page asks, after the rating, for a name and an e-mail address or phone number. Both may be left empty.',
		},
		{
			displayName: 'Valid Until',
			name: 'validUntil',
			type: 'dateTime',
			default: '',
			description:
				'When the link runs out, in the time zone of the workspace. Empty: it works until it is ended, so that it can be printed.',
		},
	],
	oneOutput: true,
	async execute(call) {
		const { context, house, now, json, parameter } = call;
		const mode = parameter('mode', 'page');
		const { key } = await surveyOf(call);
		const {
			text,
			survey,
			openLink: made,
		} = await makeOpenLink(house, now, {
			surveyKey: key,
			mode: openModes.find((one) => one === mode) ?? 'page',
			contact: parameter('askContact', true) !== false,
			source: textParameter(call, 'source'),
			validUntil: parameter('validUntil', ''),
		});
		const item = fillItem(json, { outcome: { code: 'open_link', text }, survey });
		const { svg, png } = qrCode(made.link);
		const { prepareBinaryData } = context.helpers;
		const name = fileName(survey.key, made.source);
		const binary = {
			qrSvg: await prepareBinaryData(Buffer.from(svg), `${name}.svg`, 'image/svg+xml'),
			qrPng: await prepareBinaryData(png, `${name}.png`, 'image/png'),
		};
		return [{ item: { ...item, openLink: made }, binary }];
	},
};

/** A name that tells the codes of many places apart, of characters that every disk takes. */
function fileName(surveyKey: string, source: string): string {
	const place = source.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
	return [surveyKey, place, 'qr'].filter((part) => part !== '').join('-');
}
