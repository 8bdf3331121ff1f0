import { readIntake } from '../../../../core/loop/event/intake';
import { takeRequest } from '../../../../core/loop/event/take-request';
import type { House } from '../../../../core/loop/house';
import { houseIn, useDatabases, useStore } from '../../../store/databases';

useDatabases();

describe('a request of a sender, taken while n8n is behind', () => {
	const store = useStore('sqlite');
	const intake = readIntake({
		source: 'generic',
		options: { authentication: 'none' },
		filters: {},
		defaults: {},
	});
	let requests = 0;

	async function arrives(age: number, open?: () => Promise<House>) {
		requests += 1;
		const event = {
			id: `e${requests}`,
			type: 'ticket.closed',
			occurredAt: new Date().toISOString(),
			customer: { email: `c${requests}@example.com` },
		};
		return await takeRequest(intake, Date.now(), {
			request: {
				method: 'POST',
				url: '',
				headers: { 'content-type': 'application/json' },
				query: {},
				rawBody: Buffer.from(JSON.stringify(event)),
				body: null,
			},
			age,
			secrets: async () => await Promise.resolve({ secret: null, previousSecret: null }),
			receiver: 'w/n',
			test: false,
			open: open ?? (async () => await Promise.resolve(houseIn(store()))),
		});
	}

	const stored = async () => (await store().db.selectFrom('event').selectAll().execute()).length;

	it('is stored when it came in time', async () => {
		expect(await arrives(100)).toMatchObject({ kind: 'start', answer: { status: 200 } });
	});

	it('is told at once to come again when it came too late, and nothing is stored', async () => {
		const before = await stored();
		const taken = await arrives(4_000);
		expect(taken).toMatchObject({
			kind: 'refused',
			answer: { status: 503, headers: { 'retry-after': '30' } },
			log: expect.stringContaining('More events come than this n8n can take'),
		});
		expect(await stored()).toBe(before);
	});

	it('has as much less time as it waited before: the answer leaves within the limit of the sender', async () => {
		const age = 2_900;
		const began = performance.now();
		const never = new Promise<House>(() => {});
		const taken = await arrives(age, async () => await never);
		expect(taken).toMatchObject({ kind: 'refused', answer: { status: 503 } });
		expect(age + performance.now() - began).toBeLessThan(5_000);
	});
});
