import type { MadeAddress } from '../../core/loop/insight/address/make-address';
import type { CreatedReport } from '../../core/loop/insight/report/create-report';
import { itemShape } from '../../core/model/item-shape';
import type { ShapeOf } from '../../core/model/shape';

/** Beside a value the linter would take it for the label of a choice. */
const named = { name: 'text' } as const;
const interval = { low: 'number', high: 'number' } as const;

export const createdReport: ShapeOf<Omit<CreatedReport, 'files' | 'message'>> & {
	message: typeof itemShape.message;
} = {
	text: 'text',
	n: 'number',
	interval,
	verdict: 'text',
	method: 'text',
	headline: 'text',
	period: { from: 'text', until: 'text', timeZone: 'text', text: 'text' },
	comparedWith: { from: 'text', until: 'text', text: 'text' },
	sections: ['text'],
	three: [{ term: 'text', text: 'text' }],
	figures: [
		{
			section: 'text',
			...named,
			group: 'text',
			value: 'number',
			unit: 'text',
			interval,
			n: 'number',
			change: 'number',
			p: 'number',
			verdict: 'text',
			method: 'text',
		},
	],
	message: itemShape.message,
	liveLink: 'text',
};

export const endedAddress = { ...named };

export const madeAddress: ShapeOf<MadeAddress['address']> = {
	...named,
	surveyKey: 'text',
	comments: 'yes-no',
	validUntil: 'text',
	links: {
		scores: 'text',
		answers: 'text',
		cases: 'text',
		invitations: 'text',
		problems: 'text',
	},
};
