import { readIntake } from '../../../../core/loop/event/intake';
import { takeRequest } from '../../../../core/loop/event/take-request';
import type { OptionValues } from '../../../../core/systems/option/option';
import { MAX_EVENTS_PER_REQUEST } from '../../../../core/systems/source/source';

const now = Date.now();
const secret = 'a-long-secret-of-this-test';
const ids = Array.from({ length: MAX_EVENTS_PER_REQUEST }, (_, at) => String(900_000 + at));

/** What each sender that puts many events into a request sends. */
const senders: Array<{
	source: string;
	options: OptionValues;
	body: unknown;
	query?: Record<string, string>;
}> = [
	{
		source: 'generic',
		options: { authentication: 'none' },
		body: ids.map((id) => ({
			id,
			type: 'ticket.closed',
			occurredAt: new Date(now).toISOString(),
			customer: { email: `c${id}@example.com` },
		})),
	},
	{
		source: 'zoho',
		options: {},
		body: { token: secret, module: 'Deals', operation: 'update', channel_id: '1', ids },
	},
	{
		source: 'neocrm',
		options: { authentication: 'header' },
		body: ids.map((id) => ({ object: 'customer', event: 'update', at: now, data: { id } })),
	},
	{
		source: 'salesforce',
		options: {},
		query: { secret },
		body: ids.map((id) => ({ Id: id, Status: 'Closed' })),
	},
];

describe('a request with as many events as fit', () => {
	it.each(senders)(
		'leaves the event loop to others while it is read: $source',
		async ({ source, options, body, query = {} }) => {
			let turns = 0;
			let isRead = false;
			const count = (): void => {
				turns += 1;
				if (!isRead) setImmediate(count);
			};
			const intake = readIntake({ source, options, filters: {}, defaults: {} });
			setImmediate(count);
			const taken = await takeRequest(intake, now, {
				age: 0,
				request: {
					method: 'POST',
					url: '',
					headers: { 'content-type': 'application/json', 'x-webhook-secret': secret },
					query,
					rawBody: Buffer.from(JSON.stringify(body)),
					body: null,
				},
				secrets: async () => await Promise.resolve({ secret, previousSecret: null }),
				receiver: 'w/n',
				test: false,
				// Asked once all is read.
				open: async () => {
					isRead = true;
					return await Promise.reject(new Error('no store'));
				},
			});
			expect(taken.answer.status).toBe(503);
			expect(isRead).toBe(true);
			expect(turns).toBeGreaterThanOrEqual(MAX_EVENTS_PER_REQUEST / 25);
		},
	);
});
