import { createHash, randomBytes } from 'node:crypto';

import type { Sign } from '../crm/signed-request';
import { shanghaiTime } from './shanghai-time';
import type { Simulated } from './simulated';
import { takenWithin } from './taken';

/** The documented push: `sign` covers survey and place of the answer, with the push key. */
const sign: Sign = ({ deliveryId, what, at, customer, fields }, secret) => {
	const activity = '41943184';
	// A delivery that comes again is the same answer of the survey.
	const index = String(createHash('sha1').update(deliveryId, 'utf8').digest().readUInt32BE());
	const body = JSON.stringify({
		activity,
		name: '服务后问卷',
		timetaken: '63',
		submittime: shanghaiTime(at),
		index,
		joinid: deliveryId,
		sojumpparm: '',
		parterjoiner: customer.id,
		// A choice is told by its place, from very satisfied down.
		q1: what === 'solved' ? '5' : '1',
		q2: '又坏了。',
		q3: customer.email ?? '(跳过)',
		...fields,
		sign: createHash('sha1').update(`${activity}${index}${secret}`, 'utf8').digest('hex'),
	});
	return { query: '', headers: { 'content-type': 'application/json' }, body };
};

/** What was answered is not signed, and the sign stands in the body. */
export const simulatedWenjuanxing = (): Simulated => ({
	key: 'wenjuanxing',
	push: {
		says: 'answer',
		sign,
		forgeries: ['wrong_secret'],
		sender: { secret: randomBytes(24).toString('hex') },
		parameters: {
			wenjuanxingRating: 'q1',
			wenjuanxingScaleMapping: 'csat_labels_zh',
			wenjuanxingFields: { row: [{ element: 'q3', field: 'customer.email', attribute: '' }] },
			wenjuanxingOptions: {
				comment: 'q2',
				ratingOptions: '很满意,满意,一般,不满意,很不满意',
			},
		},
		faultOf: takenWithin(10_000),
	},
});
