import { setConsent } from '../../../../core/loop/customer/consent';
import type { Topic } from '../../../../core/model/consent';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { day, life, minute, now, somebody } from '../a-house';
import { says, stands } from '../a-word';

useDatabases();

let workspaces = 0;

describe.each(databases)('what somebody agrees and objects to, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function aLife() {
		const house = houseIn(store(), `consent-${(workspaces += 1)}`);
		const own = life(house);
		await own.settings({
			policy: { quietHours: null, capOverall: null, capPerMetric: {} },
			care: { capTogether: null },
		});
		for (const metric of ['csat', 'nps', 'ces'] as const)
			await own.publish({ key: metric, metric });
		let wave = 0;
		/** What comes of asking somebody by now, with the id of the invitation. */
		const asks = async (surveyKey: string, customerId: string, at = now + 60 * day) => {
			const { item } = await own.asks({ surveyKey, customerId, wave: `w${(wave += 1)}` }, at);
			return { code: item.outcome?.code ?? '', id: item.invitation?.id ?? '' };
		};
		const isCustomer = async (given: Parameters<typeof somebody>[0] = {}) =>
			(await own.happens({ customer: somebody(given) })).customer?.customer_id ?? '';
		return { ...own, house, asks, isCustomer };
	}

	it('ends what is planned about it, and nothing else', async () => {
		const { house, asks, isCustomer, invitation, due, contacts } = await aLife();
		const id = await isCustomer();
		const [csat, nps] = [await asks('csat', id), await asks('nps', id)];
		expect([csat.code, nps.code]).toEqual(['scheduled', 'scheduled']);
		expect(await says(house, id, 'denied', ['survey:csat'])).toBe('set');
		expect(await invitation(csat.id)).toMatchObject({ state: 'suppressed', reason: 'opted_out' });
		expect(await invitation(nps.id)).toMatchObject({ state: 'scheduled' });
		expect([await due(csat.id), (await due(nps.id)).length]).toEqual([[], 1]);
		expect((await contacts()).map(({ ref_id }) => ref_id)).toEqual([nps.id]);
		expect([(await asks('csat', id)).code, (await asks('ces', id)).code]).toEqual([
			'opted_out',
			'scheduled',
		]);
	});

	it('is not undone by an event, however often it comes and whatever it says', async () => {
		const { house, asks, isCustomer, happens } = await aLife();
		const facts = somebody({ externalIds: { desk: 'stays' } });
		const id = await isCustomer(facts);
		await says(house, id, 'denied');
		for (const email of [facts.email, 'new@example.com', null]) {
			await happens({ customer: { ...facts, email, name: 'New Name' } });
		}
		expect((await asks('nps', id)).code).toBe('opted_out');
	});

	it('holds for the mailbox, whoever is behind it and however it is written', async () => {
		const { house, asks, isCustomer } = await aLife();
		const one = await isCustomer({ email: 'Jörg@Example.com' });
		const other = await isCustomer({ email: null, externalIds: { crm: 'other' } });
		await says(house, one, 'denied');
		await store()
			.db.updateTable('customer')
			.set({ email: ' JÖRG@example.COM' })
			.where('customer_id', '=', other)
			.execute();
		expect((await asks('nps', other)).code).toBe('opted_out');
		// The one may say yes for the mailbox, and stays silent for the other.
		await says(house, other, 'granted');
		expect([(await asks('nps', other)).code, (await asks('nps', one)).code]).toEqual([
			'scheduled',
			'opted_out',
		]);
	});

	it('leaves the verification of their own matter alone, until they object to that', async () => {
		const { house, isCustomer, publish, asks } = await aLife();
		await publish({ key: 'solved', purpose: 'verification' });
		const id = await isCustomer();
		const verifies = async () => {
			const about = {
				...{ workspace_id: house.workspace, customer_id: id, state: 'resolved' as const },
				...{ case_id: `cas_${(workspaces += 1)}`, priority: 'normal' as const, rung: 0 },
				...{ response_state: 'met' as const, resolution_state: 'met' as const },
				...{ opened_at: now, clock_started_at: now, resolved_at: now, heat: '{}' },
				...{ reopen_count: 0, test: 0, updated_at: now, clock_version: '', pauses: '[]' },
			};
			await store().db.insertInto('case_file').values(about).execute();
			const { item } = await life(house).asks(
				{ surveyKey: 'solved', caseId: about.case_id, customerId: id },
				now,
			);
			return item.outcome?.code;
		};
		await says(house, id, 'denied');
		expect([(await asks('csat', id)).code, await verifies()]).toEqual(['opted_out', 'send_now']);
		await says(house, id, 'denied', ['service']);
		expect(await verifies()).toBe('opted_out');
	});

	it('asks nobody without consent where the workspace wants it, and takes it from them alone', async () => {
		const { house, asks, isCustomer, settings } = await aLife();
		await settings({ policy: { consent: 'opt_in' } });
		const id = await isCustomer();
		expect((await asks('nps', id)).code).toBe('no_consent');
		await says(house, id, 'granted', ['survey:nps']);
		expect([(await asks('nps', id)).code, (await asks('csat', id)).code]).toEqual([
			'scheduled',
			'no_consent',
		]);
	});

	it('takes the later word for all that it takes in, and keeps every one', async () => {
		const { house, isCustomer } = await aLife();
		const id = await isCustomer({ email: 'all@example.com' });
		await says(house, id, 'denied', ['survey:csat', 'survey:nps', 'news'], now);
		await says(house, id, 'granted', ['survey'], now + minute);
		expect(await says(house, id, 'granted', ['survey'], now + 2 * minute)).toBe('unchanged');
		expect(await stands(house, id)).toEqual(['news denied', 'survey granted']);
		const kept = await store()
			.db.selectFrom('consent_change')
			.select(['purpose', 'metric', 'state', 'source', 'at', 'mailbox'])
			.where('customer_id', '=', id)
			.orderBy('at')
			.orderBy('purpose')
			.orderBy('metric')
			.execute();
		const all = { source: 'test', mailbox: 'all@example.com' };
		expect(kept).toEqual([
			{ purpose: 'news', metric: '', state: 'denied', at: now, ...all },
			{ purpose: 'survey', metric: 'csat', state: 'denied', at: now, ...all },
			{ purpose: 'survey', metric: 'nps', state: 'denied', at: now, ...all },
			{ purpose: 'survey', metric: '', state: 'granted', at: now + minute, ...all },
		]);
	});

	/** Somebody presses to and fro, so often and at such a pace, ms; what is kept of it. */
	async function pressed(times: number, pace: number) {
		const { house, isCustomer } = await aLife();
		const id = await isCustomer();
		const states = ['granted', 'denied'] as const;
		let at = now;
		for (let time = 0; time < times; time += 1, at += pace) {
			expect(await says(house, id, states[time % 2] ?? 'denied', ['survey'], at)).toBe('set');
		}
		const kept = await store()
			.db.selectFrom('consent_change')
			.select(['state', 'at'])
			.where('customer_id', '=', id)
			.orderBy('at')
			.execute();
		return { house, id, kept, last: at - pace };
	}

	it('keeps the last word of each minute, however often somebody presses', async () => {
		const { house, id, kept, last } = await pressed(300, 1_000);
		expect(kept.map(({ at }) => at)).toEqual([59, 119, 179, 239, 299].map((s) => now + s * 1_000));
		expect(kept.at(-1)).toEqual({ state: 'denied', at: last });
		expect(await stands(house, id)).toEqual(['survey denied']);
	});

	it('keeps twenty words of an hour, and always the last one', async () => {
		const { house, id, kept, last } = await pressed(121, minute);
		expect(kept.length).toBeLessThanOrEqual(41);
		expect(kept.slice(0, 19).map(({ at }) => at)).toEqual(
			Array.from({ length: 19 }, (_, time) => now + time * minute),
		);
		expect(kept.at(-1)).toEqual({ state: 'granted', at: last });
		expect(await stands(house, id)).toEqual(['survey granted']);
	});

	it('keeps each word of one minute that was said elsewhere or of another matter', async () => {
		const { house, isCustomer } = await aLife();
		const id = await isCustomer();
		await says(house, id, 'denied', ['survey', 'news']);
		const topics: Topic[] = [{ purpose: 'survey', metric: null, channel: 'all' }];
		const said = { customerId: id, topics, state: 'granted', source: 'call', words: null } as const;
		expect(await setConsent(house, now + 1_000, said)).toBe('set');
		const kept = await store()
			.db.selectFrom('consent_change')
			.select(['purpose', 'state', 'source'])
			.where('customer_id', '=', id)
			.orderBy('at')
			.orderBy('purpose')
			.execute();
		expect(kept).toEqual([
			{ purpose: 'news', state: 'denied', source: 'test' },
			{ purpose: 'survey', state: 'denied', source: 'test' },
			{ purpose: 'survey', state: 'granted', source: 'call' },
		]);
	});

	it('holds for one channel where it was said of one', async () => {
		const { house, isCustomer } = await aLife();
		const id = await isCustomer();
		const topics: Topic[] = [{ purpose: 'survey', metric: null, channel: 'email' }];
		const said = { customerId: id, topics, state: 'denied', source: 'call', words: null } as const;
		await setConsent(house, now, said);
		const asked = async (channel: 'email' | 'other', wave: string) => {
			const { item } = await life(house).asks({ surveyKey: 'nps', customerId: id, channel, wave });
			return item.outcome?.code;
		};
		expect([await asked('email', 'a'), await asked('other', 'b')]).toEqual([
			'opted_out',
			'scheduled',
		]);
	});

	it.each<[string, Partial<Topic> & { source?: string }, RegExp]>([
		['no source', { source: ' ' }, /given no source/],
		['a purpose that nobody knows', { purpose: 'ads' as 'news' }, /"ads"/],
		['a kind of news', { purpose: 'news', metric: 'nps' }, /"metric":"nps"/],
		['a channel that nobody knows', { channel: 'fax' as 'email' }, /"fax"/],
	])('refuses %s, and stores nothing', async (_what, { source = 'call', ...wrong }, message) => {
		const { house, isCustomer } = await aLife();
		const id = await isCustomer();
		const topics = [{ purpose: 'survey', metric: null, channel: 'all', ...wrong } as Topic];
		const said = { customerId: id, topics, state: 'granted', source, words: null } as const;
		await expect(setConsent(house, now, said)).rejects.toThrow(message);
		expect(await stands(house, id)).toEqual([]);
	});
});
