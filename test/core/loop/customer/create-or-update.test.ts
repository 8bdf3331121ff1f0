import { createOrUpdate, type HowToRead } from '../../../../core/loop/customer/create-or-update';
import { changeSettings } from '../../../../core/loop/workspace/settings';
import { knownFactsOf } from '../../../../core/store/repositories/known-facts';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { now } from '../a-house';
import { says } from '../a-word';

useDatabases();

let workspaces = 0;
const usual: HowToRead = { byName: true, system: 'crm', order: null, serial: false, cleared: [] };

describe.each(databases)('rows about customers, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function aHouse(settings: Record<string, unknown> = {}) {
		const house = houseIn(store(), `rows-${(workspaces += 1)}`);
		await changeSettings(house, now, { changes: [settings as never], reset: [] });
		const tell = async (rows: unknown[], how: Partial<HowToRead> = {}, at = now) =>
			await createOrUpdate(house, at, rows, { ...usual, ...how });
		const one = async (row: unknown, how: Partial<HowToRead> = {}) => {
			const [told] = await tell([row], how);
			if (!told) throw new Error('A row has an outcome.');
			return told;
		};
		const facts = async (id: string | null | undefined) => {
			const at = { db: store().db, dialect, workspace: house.workspace };
			return (await knownFactsOf(at, [id ?? ''], new Set())).get(id ?? '');
		};
		const customers = async () =>
			await store()
				.db.selectFrom('customer')
				.selectAll()
				.where('workspace_id', '=', house.workspace)
				.orderBy('customer_id')
				.execute();
		return { house, tell, one, facts, customers };
	}

	it('are known by their columns, in English and Chinese, and become what they say', async () => {
		const { tell, facts, customers } = await aHouse({ defaultCountry: 'CN' });
		const [li, wang] = await tell([
			{
				'Customer ID': 42,
				'Full Name': 'Li Wei',
				'E-mail': 'li@example.com',
				Birthday: '1990-03-05',
				Tags: 'vip, new',
				Value: '1,234.50',
				Currency: 'eur',
				Country: 'Germany',
				Owner: 'Zhang San',
				'Contract End': '2027-01-31',
			},
			{
				客户编号: 'k-7',
				姓名: '王芳',
				手机: 13_800_001_111,
				生日: '农历八月十五',
				企业微信: 'wangfang',
				标签: '老客户；VIP',
				语言: '中文',
				毫无关系: '…',
			},
		]);
		expect([li?.outcome.code, wang?.outcome.code]).toEqual(['created', 'created']);
		expect(li?.outcome).toEqual({
			code: 'created',
			text: 'Li Wei was added. Customer ID: 42; Email: li@example.com; Country: DE; Tags: vip, new; Yearly Value: €1,234.50; Owner Name: Zhang San; Birthday: March 5, 1990; Renewal Date: January 31, 2027.',
			...{ field: null, value: null, notes: [] },
			understood: {
				customerId: '42',
				name: 'Li Wei',
				email: 'li@example.com',
				country: 'DE',
				tags: 'vip, new',
				valueAmount: '1234.5',
				valueCurrency: 'EUR',
				ownerName: 'Zhang San',
				birth: '1990-03-05',
				renewal: '2027-01-31',
			},
		});
		// A number as it is dialled from anywhere, and a day in the calendar that it was read in.
		expect(wang?.outcome.understood).toMatchObject({
			phone: '+8613800001111',
			birth: 'lunar --08-15',
			wecom: 'wangfang',
			language: 'zh',
		});
		expect(wang?.outcome.text).toContain(
			'Phone: +8613800001111; Language: 中文; Tags: 老客户, VIP; Birthday: month 8, day 15 of the Chinese calendar.',
		);
		expect(wang?.customer).toMatchObject({
			name: '王芳',
			phone: '13800001111',
			externalIds: { crm: 'k-7', wecom: 'wangfang' },
		});
		expect(await facts(li?.customer?.id)).toEqual({
			tags: ['new', 'vip'],
			dates: {
				birth: { calendar: 'solar', year: 1990, month: 3, day: 5, leap: false },
				renewal: { calendar: 'solar', year: 2027, month: 1, day: 31, leap: false },
			},
			attributes: {},
		});
		expect((await facts(wang?.customer?.id))?.dates.birth).toEqual({
			...{ calendar: 'lunar', year: null, month: 8, day: 15, leap: false },
		});
		const stored = (await customers()).find(({ name }) => name === 'Li Wei');
		expect(stored).toMatchObject({
			value_amount: 1234.5,
			value_currency: 'EUR',
			country: 'DE',
			owner: JSON.stringify({ id: null, name: 'Zhang San', email: null }),
		});
	});

	it.each([
		'tel:+8613800001111',
		"'13800001111",
		'电话：13800001111',
		'手机 13800001111',
		'13800001111（微信同号）',
		'138-0000-1111 (office)',
		'138\u200b0000\u200b1111',
		'13800001111.0',
		'＋８６１３８００００１１１１',
	])('say one telephone number in %j', async (phone) => {
		const { one } = await aHouse({ defaultCountry: 'CN' });
		const { outcome } = await one({ phone });
		expect(outcome).toMatchObject({ code: 'created', understood: { phone: '+8613800001111' } });
	});

	it.each([
		'13800001111 / 13900002222',
		'13800001111、13900002222',
		'138xxxx1111',
		'4008008888 转 8',
	])('are refused with %j, which is not one number', async (phone) => {
		const { one } = await aHouse({ defaultCountry: 'CN' });
		expect((await one({ id: '1', phone })).outcome).toMatchObject({
			code: 'refused',
			field: 'phone',
		});
	});

	it.each([
		'Wang Fang <wang@example.com>',
		'"Wang, Fang" <wang@example.com>',
		'<wang@example.com>',
		'wang@example.com;',
	])('say one address in %j', async (email) => {
		const { one } = await aHouse();
		expect((await one({ email })).outcome.understood).toMatchObject({ email: 'wang@example.com' });
	});

	it.each([
		'a@example.com; b@example.com',
		'A <a@example.com>, B <b@example.com>',
		'a@example,com',
	])('are refused with %j, which is not one address', async (email) => {
		const { one } = await aHouse();
		expect((await one({ id: '1', email })).outcome).toMatchObject({
			code: 'refused',
			field: 'email',
		});
	});

	it('that were refused say of whom, and that a number too long was shortened by a sheet', async () => {
		const { one } = await aHouse();
		const refused = await one({ id: 'k7', name: 'Tom Reed', email: 'no address' });
		expect(refused.outcome.text).toBe(
			'Tom Reed (k7) was refused: Email is "no address", which is not one email address.',
		);
		expect((await one({ id: 1.234_57e17 })).outcome.text).toContain('a spreadsheet has shortened');
	});

	it.each([
		['P.R. China', 'CN'],
		['Deutschland', 'DE'],
		['U.S.A.', 'US'],
		['UK', 'GB'],
		['CHN', 'CN'],
		['日本', 'JP'],
		['Atlantis', undefined],
	])('say the country %p as %p', async (country, code) => {
		const { one } = await aHouse();
		expect((await one({ id: '1', country })).outcome.understood?.country).toBe(code);
	});

	it.each(['CST', 'BST', 'IST'])('say no time zone in %p, which is more than one', async (zone) => {
		const { one } = await aHouse();
		const { outcome } = await one({ id: '1', timeZone: zone });
		expect(outcome.understood?.timeZone).toBeUndefined();
		expect(outcome.notes).toHaveLength(1);
	});

	it.each(['Value', '年消费', '年消费额', '年消费金额', '客户价值'])(
		'say what they are worth in a column %j',
		async (column) => {
			const { one } = await aHouse();
			const { outcome } = await one({ id: '1', [column]: 1200 });
			expect(outcome.understood?.valueAmount).toBe('1200');
		},
	);

	it.each(["'1990-03-05", '1990–03–05'])('say the day 1990-03-05 in %j', async (birthday) => {
		const { one } = await aHouse();
		expect((await one({ id: '1', birthday })).outcome.understood?.birth).toBe('1990-03-05');
	});

	it.each([
		['€ 12 000', undefined, 12_000, 'EUR'],
		['12.000,50', 'EUR', 12_000.5, 'EUR'],
		['1.2万', '人民币', 12_000, 'CNY'],
		['￥12,000.00', undefined, 12_000, 'CNY'],
		['12000元', 'RMB', 12_000, 'CNY'],
		['CNY 12k', undefined, 12_000, 'CNY'],
		["12'000", '$', 12_000, null],
		// Which of two thousand is meant nobody knows.
		['1,234', 'EUR', null, null],
		['1.234', 'EUR', null, null],
		['€ 4.800', undefined, null, null],
		['4.800 EUR', undefined, null, null],
		['４.８００元', undefined, null, null],
		['1.234万', '元', 12_340, 'CNY'],
		['12000', '€', 12_000, 'EUR'],
		['about 12000', 'EUR', null, null],
	])('say %p in %p and are worth %p %p', async (value, currency, amount, code) => {
		const { one, customers } = await aHouse({ defaultCountry: 'CN' });
		const { outcome } = await one({ id: '1', value, currency });
		expect(await customers()).toMatchObject([{ value_amount: amount, value_currency: code }]);
		expect(outcome.notes.length > 0).toBe(code === null);
	});

	it('end what was understood with one full stop', async () => {
		const { one } = await aHouse();
		const { outcome } = await one({ id: '1', name: 'Ann', salutation: 'Ms.' });
		expect(outcome.text).toBe('Ann was added. Customer ID: 1; Form of Address: Ms.');
	});

	it('change what names somebody as often as they come', async () => {
		const { one, facts } = await aHouse({
			customerAttributes: [{ key: 'remark', name: 'Remark', type: 'text' }],
		});
		for (const remark of ['Call 138 0000 1111', 'Call of 2026-05-04', 'ann@example.com']) {
			const { outcome, customer } = await one({ id: '1', name: `Li ${remark}`, remark });
			expect(outcome.code).toMatch(/created|updated/);
			expect((await facts(customer?.id))?.attributes).toEqual({ remark });
		}
	});

	it('that say nothing new write nothing, and do not even touch the record', async () => {
		const { tell, customers } = await aHouse({ defaultCountry: 'CN' });
		const rows = [1, 2, 3].map((at) => ({
			id: at,
			name: `Customer ${at}`,
			email: `c${at}@example.com`,
			手机: `1380000111${at}`,
			birthday: '1990-03-05',
			tags: 'b, a',
			value: 10,
		}));
		await tell(rows);
		const before = await customers();
		const writes = jest.spyOn(store(), 'transaction');
		try {
			const again = await tell(rows, {}, now + 86_400_000);
			expect(again.map(({ outcome }) => outcome.code)).toEqual(Array(3).fill('unchanged'));
			expect(again[0]?.outcome.text).toBe('Customer 1 is as stored.');
			expect(writes).not.toHaveBeenCalled();
		} finally {
			writes.mockRestore();
		}
		expect(await customers()).toEqual(before);
		const [changed, same] = await tell([{ ...rows[0], tags: 'a', name: 'Li Wei' }, rows[1]]);
		expect(changed?.outcome).toMatchObject({
			code: 'updated',
			text: 'Li Wei was updated: Name, Tags.',
			understood: { name: 'Li Wei', tags: 'a' },
		});
		expect(same?.outcome).toMatchObject({ code: 'unchanged', understood: null });
	});

	it('keep what they do not say, and what is cleared goes where nothing new is said', async () => {
		const { one, facts } = await aHouse({
			customerAttributes: [{ name: 'Plan', key: 'plan', type: 'text' }],
		});
		const row = { id: '1', email: 'a@example.com', segment: 'gold', tags: 'x', plan: 'pro' };
		const { customer } = await one({ ...row, birthday: '--03-05' });
		await one({ id: '1', segment: ' ', tags: null, plan: 'N/A', birthday: '' });
		expect(await facts(customer?.id)).toMatchObject({ tags: ['x'], attributes: { plan: 'pro' } });
		const cleared = ['segment', 'tags', 'birth', 'plan', 'email'];
		const after = await one({ id: '1', plan: 'basic' }, { cleared });
		expect(after.customer).toMatchObject({ segment: null, email: null });
		expect(await facts(customer?.id)).toEqual({
			tags: [],
			dates: {},
			attributes: { plan: 'basic' },
		});
		// Nobody is recognised by it any more.
		expect((await one({ email: 'a@example.com' })).outcome.code).toBe('created');
	});

	it.each([
		['1900-02-29', 'does not exist: that month has 28 days'],
		['0000-00-00', 'is what systems write where a day is not known'],
		['03/04/1990', 'which is the month?'],
		['2999-01-01', 'outside the years'],
		['2030-01-01', 'lies in the future'],
		['31.02.1990', 'does not exist'],
		['soon', 'cannot be read as a day'],
	])('with the birthday %s keep none, and say why', async (birthday, why) => {
		const { one, facts } = await aHouse();
		const { outcome, customer } = await one({ id: '1', birthday });
		expect(outcome).toMatchObject({ code: 'created', field: null });
		expect(outcome.notes).toHaveLength(1);
		expect(outcome.notes[0]).toContain('Birthday was left out: ');
		expect(outcome.notes[0]).toContain(why);
		expect((await facts(customer?.id))?.dates).toEqual({});
	});

	it('with a birthday of which the month alone is known keep the month, with a note', async () => {
		const { one, facts } = await aHouse();
		const { outcome, customer } = await one({ id: '1', birthday: '1990-03' });
		expect((await facts(customer?.id))?.dates.birth).toEqual({
			...{ calendar: 'solar', year: 1990, month: 3, day: null, leap: false },
		});
		expect(outcome.notes[0]).toContain('Birthday: "1990-03" has no day');
	});

	it('read dates in the order that is said, and days of a spreadsheet where they are', async () => {
		const { one, facts } = await aHouse();
		const first = await one({ id: '1', birthday: '03/04/1990' }, { order: 'dmy' });
		expect((await facts(first.customer?.id))?.dates.birth).toMatchObject({ month: 4, day: 3 });
		const second = await one({ id: '2', birthday: 33_000 }, { serial: true });
		expect((await facts(second.customer?.id))?.dates.birth).toMatchObject({ year: 1990, month: 5 });
		const third = await one({ id: '3', 生日: '8-15', 生日类型: '农历' });
		expect((await facts(third.customer?.id))?.dates.birth).toMatchObject({ calendar: 'lunar' });
	});

	it.each([
		[{ email: 'not an address' }, 'email', '"not an address"', 'which is not one email address'],
		[{ id: '1', email: 'a@b.c, d@e.f' }, 'email', '"a@b.c, d@e.f"', 'not one email address'],
		[{ id: '1', phone: 'call me' }, 'phone', '"call me"', 'which is not one phone number'],
		[{ phone: '13800001111' }, 'phone', '"13800001111"', 'Set Default Country'],
		[{ id: '1.23457E+17' }, 'customerId', '"1.23457E+17"', 'a spreadsheet has shortened'],
		[{ id: 1.5 }, 'customerId', '1.5', 'which is no ID'],
		[{ id: 'x'.repeat(201) }, 'customerId', null, 'which is no ID'],
		[{ name: 'Li Wei' }, null, null, 'nothing says who it is'],
		[{ id: 'N/A', email: '-', phone: '无' }, null, null, 'nothing says who it is'],
		[{ id: '0' }, null, null, 'nothing says who it is'],
		['a text', null, '"a text"', 'no row with fields'],
		[null, null, null, 'no row with fields'],
	])('such as %j are refused', async (row, field, value, why) => {
		const { one, customers } = await aHouse();
		const { outcome, customer } = await one(row);
		expect(outcome).toMatchObject({ code: 'refused', field });
		if (value !== null) expect(outcome.value).toBe(value);
		expect(outcome.text).toMatch(/refused: /i);
		expect(outcome.text).toContain(why);
		expect(customer).toBeNull();
		expect(await customers()).toEqual([]);
	});

	it('leave out what cannot be read, each with a note, and keep the rest', async () => {
		const { one, facts } = await aHouse({
			customerAttributes: [
				{ name: 'Plan', key: 'plan', type: 'choice', choices: ['Basic', 'Pro'] },
				{ name: 'Seats', key: 'seats', type: 'number' },
				{ name: 'Insured', key: 'insured', type: 'yes_no' },
				{ name: 'Since', key: 'since', type: 'date' },
			],
		});
		const bad = await one({
			...{ id: '1', language: 'Klingonese', timezone: 'Mars/Base', country: 'Atlantis' },
			...{ value: '1.234', currency: 'Taler', plan: 'gold', seats: 'many', insured: 'maybe' },
			...{ since: '1990-13-01', owneremail: 'nobody', first_order: '2026-02-01' },
			last_order: '2026-01-01',
		});
		expect(bad.outcome.code).toBe('created');
		expect(bad.outcome.notes.map((note) => note.split(':')[0])).toEqual([
			'Language was left out',
			'Time Zone was left out',
			'Country was left out',
			'Owner Email was left out',
			'Yearly Value was left out',
			'Currency of the Value was left out',
			'First Order lies behind Last Order, so both were left out.',
			'Plan was left out',
			'Seats was left out',
			'Insured was left out',
			'Since was left out',
		]);
		const good = await one({
			id: '1',
			plan: 'PRO',
			seats: '12',
			insured: '是',
			since: '2020-01-01',
		});
		expect(good.outcome.notes).toEqual([]);
		expect(await facts(bad.customer?.id)).toEqual({
			tags: [],
			dates: { since: { calendar: 'solar', year: 2020, month: 1, day: 1, leap: false } },
			attributes: { plan: 'Pro', seats: 12, insured: 1 },
		});
	});

	it('say whose number it is by their country, before the workspace, and note a number of nobody', async () => {
		const { tell, one } = await aHouse({ defaultCountry: 'DE' });
		const [first, second, local] = await tell([
			{ id: '1', 手机: '13800002210', 国家: '中国' },
			{ id: '2', phone: '+44 7700 900011' },
			{ id: '3', phone: '030 901820' },
		]);
		expect(first?.outcome.notes).toEqual([]);
		expect(local?.outcome.notes).toEqual([]);
		expect(second?.outcome.notes).toEqual([
			'Phone "+44 7700 900011" is no telephone number that exists: nobody is recognised by it.',
		]);
		const known = await one({ phone: '+86 138 0000 2210', segment: 'gold' });
		expect(known).toMatchObject({
			outcome: { code: 'updated' },
			customer: { id: first?.customer?.id },
		});
		expect((await one({ phone: '+49 30 901820' })).customer?.id).toBe(local?.customer?.id);
	});

	it('without any country say which number cannot be used, and where to name the country', async () => {
		const { one } = await aHouse();
		const { outcome } = await one({ id: '1', phone: '030 901820' });
		expect(outcome.notes).toEqual([
			'Phone "030 901820" has no country code, so nobody is recognised by it. Set Default Country in the workspace, or fill in Country.',
		]);
		const alone = await one({ phone: '030 901820', country: 'Germany' });
		expect(alone.outcome.code).toBe('created');
	});

	it('never undo what a customer has said, nor what they have chosen', async () => {
		const { house, one } = await aHouse();
		const { customer } = await one({ id: '1', email: 'a@example.com', language: 'en' });
		const id = customer?.id ?? '';
		await says(house, id, 'denied', ['survey']);
		await store()
			.db.updateTable('customer')
			.set({ preferred_language: 'de', preferred_channel: 'other', frequency: 'less' })
			.where('customer_id', '=', id)
			.execute();
		const words = async () =>
			await store()
				.db.selectFrom('consent')
				.selectAll()
				.where('workspace_id', '=', house.workspace)
				.execute();
		const before = await words();
		expect(before.length).toBeGreaterThan(0);
		const row = { id: '1', email: 'b@example.com', language: 'fr', consent: 'yes', name: 'Li' };
		const after = await one(row);
		expect(after.customer).toMatchObject({ email: 'b@example.com', language: 'de' });
		expect(await words()).toEqual(before);
		expect(
			await store()
				.db.selectFrom('customer')
				.select(['preferred_language', 'preferred_channel', 'frequency'])
				.where('customer_id', '=', id)
				.execute(),
		).toEqual([{ preferred_language: 'de', preferred_channel: 'other', frequency: 'less' }]);
	});

	it('about two who are each half of a third keep both, and say so', async () => {
		const { tell, customers } = await aHouse();
		await tell([
			{ id: '1', name: 'Li Wei' },
			{ email: 'li@example.com', name: 'Wei Li' },
		]);
		const [third] = await tell([{ id: '1', email: 'li@example.com' }]);
		expect(third?.outcome.notes).toEqual([
			'Email "li@example.com" belongs to another record, which may be the same person. Compare them, and merge them if so.',
		]);
		expect(await customers()).toHaveLength(2);
		const again = await tell([{ id: '1', email: 'li@example.com' }]);
		expect(again[0]?.outcome.code).toBe('unchanged');
	});

	it('recognised by a mailbox alone write over no name, and say so', async () => {
		const { tell } = await aHouse();
		await tell([{ id: '1', email: 'home@example.com', name: 'Li Wei', birthday: '1990-03-05' }]);
		const [other] = await tell([
			{ email: 'home@example.com', name: 'Wang Fang', birthday: '1991-01-01', segment: 'gold' },
		]);
		expect(other?.outcome).toMatchObject({ code: 'updated', text: 'Li Wei was updated: Segment.' });
		expect(other?.outcome.notes).toEqual([
			'Name, Birthday stayed as stored: the customer was recognised by Email alone, which others may share.',
		]);
	});

	it('say it in the language of the workspace', async () => {
		const { tell } = await aHouse({ languages: ['zh-CN'] });
		const told = await tell([
			{ 姓名: '王芳' },
			{ 客户编号: '1', 姓名: '王芳', 生日: '1900-02-29' },
		]);
		expect(told.map(({ outcome }) => outcome.text)).toEqual([
			'未接受王芳：无法得知是谁。请提供客户编号、邮箱、电话或某个聊天工具中的 ID。',
			'已新增王芳。Customer ID：1。',
		]);
		expect(told[1]?.outcome.notes[0]).toMatch(/^Birthday 已略去：/);
	});

	it('keep the fields of an item that is ours, under what its columns say', async () => {
		const { one } = await aHouse();
		const { customer } = await one({
			customer: { id: 'cus_x', name: 'Li Wei', externalIds: { shop: '9' }, email: 'a@example.com' },
			email: 'b@example.com',
		});
		expect(customer).toMatchObject({
			...{ name: 'Li Wei', email: 'b@example.com', externalIds: { shop: '9' } },
		});
	});

	it('refuse a system that is called like an identity of ours', async () => {
		const { one } = await aHouse();
		await expect(one({ id: '1' }, { system: 'Email' })).rejects.toThrow('a name of our own');
	});

	it.each(['', ' ', '__proto__'])('refuse a system that is called "%s"', async (system) => {
		const { one } = await aHouse();
		await expect(one({ id: '1' }, { system })).rejects.toThrow('which names none');
	});

	it('are told with the names that a workspace gives its attributes', async () => {
		const { one } = await aHouse({
			customerAttributes: [{ name: 'Contract Plan', key: 'plan', type: 'text' }],
		});
		await one({ id: '1', plan: 'basic' });
		const { outcome } = await one({ id: '1', plan: 'pro' });
		expect(outcome.text).toContain('was updated: Contract Plan.');
	});

	it('say nothing new with a 0 below zero', async () => {
		const { one } = await aHouse({
			customerAttributes: [{ name: 'Score', key: 'score', type: 'number' }],
		});
		const told: string[] = [];
		for (const score of [-0, '-0', 0, -0]) {
			told.push((await one({ id: '1', score })).outcome.code);
		}
		expect(told).toEqual(['created', 'unchanged', 'unchanged', 'unchanged']);
	});

	it('are told in transactions that write about as much, whether rows tell little or a lot', async () => {
		const { house } = await aHouse();
		const transaction = jest.spyOn(house.store, 'transaction');
		const count = async (rows: unknown[]) => {
			transaction.mockClear();
			await createOrUpdate(house, now, rows, usual);
			return transaction.mock.calls.length;
		};
		const tags = Array.from({ length: 50 }, (_, at) => `tag ${at}`);
		try {
			// A row with an id is 6 parts, one with 50 tags is 56: of each a transaction takes 800.
			expect(await count(Array.from({ length: 150 }, (_, id) => ({ id })))).toBe(2);
			expect(await count(Array.from({ length: 150 }, (_, at) => ({ id: `t${at}`, tags })))).toBe(
				10,
			);
		} finally {
			transaction.mockRestore();
		}
	});

	// The same rows on the other database, fewer of them: how long that takes is what differs.
	const many = dialect === 'sqlite' ? 100_000 : 10_000;
	it(`take ${many} rows that are empty, doubled, contradictory and hostile, each with its outcome`, async () => {
		const { tell, customers } = await aHouse({ defaultCountry: 'CN' });
		const [long, longer] = ['é'.repeat(5_000), 'x'.repeat(100_000)];
		const kinds: Array<(at: number) => unknown> = [
			(at) => ({ id: at, email: `c${at}@example.com`, name: `Customer ${at}` }),
			(at) => ({ id: at % 100, email: `c${at % 100}@example.com`, name: `Other ${at}` }),
			() => ({}),
			() => ({ id: '', email: ' ', name: '\u0000' }),
			(at) => ({ id: at, email: "'; drop table customer; --" }),
			(at) => ({ id: `x${at}`, name: '<script>alert(1)</script>', tags: ['\ud800', 'a\u202eb'] }),
			(at) => ({ id: `__proto__${at % 3}`, constructor: 'x', ['__proto__x']: 1 }),
			(at) => ({ id: { deep: at }, email: ['a@example.com'] }),
			(at) => ({ phone: `138${String(at).padStart(8, '0')}`, name: `P ${at}` }),
			(at) => ({ email: `c${at % 50}@example.com`, phone: '400-800-8888', birthday: at }),
			() => [1, 2],
			(at) => ({ id: `😀${at}`, name: long, segment: longer }),
		];
		const rows = Array.from({ length: many }, (_, at) => kinds[at % kinds.length]?.(at));
		const told = await tell(rows);
		expect(told).toHaveLength(rows.length);
		const of = (kind: number) =>
			new Set(
				told.filter((_, at) => at % kinds.length === kind).map(({ outcome }) => outcome.code),
			);
		expect([2, 3, 4, 7, 10].map((kind) => [...of(kind)])).toEqual(Array(5).fill(['refused']));
		expect(of(5)).toEqual(new Set(['created']));
		expect(told.every(({ outcome }) => outcome.text !== '')).toBe(true);
		const before = await customers();
		const same = rows.filter((_, at) => [0, 5, 8, 11].includes(at % kinds.length));
		const again = await tell(same, {}, now + 1_000);
		const changed = again.filter(({ outcome }) => outcome.code !== 'unchanged');
		expect(changed.map(({ outcome }) => outcome.text)).toEqual([]);
		expect(await customers()).toEqual(before);
	});
});
