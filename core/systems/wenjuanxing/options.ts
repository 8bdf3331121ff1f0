import { answerOptions } from '../answers/answer-options';
import { choice, textList } from '../option/fields';
import type { OptionsOf } from '../option/option';
import { senderZoneElse } from '../source/sender-zone';

export const options = {
	...answerOptions({
		tool: 'Wenjuanxing',
		question: { label: 'Question', example: 'q1' },
		field: {
			label: 'Wenjuanxing Name',
			hint: 'Questions (q2, a row of a matrix as q3.1) or anything else that is pushed, that fill our event',
			example: 'q2',
		},
		// Who answered, where the survey asks members of the account's own address book.
		usual: { parterjoiner: 'customer.externalId' },
		invitation: 'sojumpparm',
	}),
	contract: choice({
		label: 'Contract',
		hint: 'Which push Wenjuanxing has set up for the account',
		choices: [
			{
				value: 'sign_in_body',
				label: 'Sign in the Body',
				hint: 'Answers as q1, q2 … with sign, the push that support sets up',
			},
			{
				value: 'sign_in_header',
				label: 'Sign in a Header (Unproven)',
				hint: 'Answers as submitdata with X-Wjx-Signature, plain or encrypted; never seen live',
			},
		],
		fallback: 'sign_in_body',
	}),
	ratingOptions: textList({
		label: 'Rating Options',
		hint: 'Of a choice Wenjuanxing sends the place only. What its options say, first to last, between commas. Empty takes the number as it comes.',
		example: '很满意,满意,一般,不满意,很不满意',
	}),
	senderZone: senderZoneElse('Asia/Shanghai'),
};

export type WenjuanxingOptions = OptionsOf<typeof options>;
