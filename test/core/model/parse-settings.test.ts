import fc from 'fast-check';
import { compileCalendar } from '../../../core/calendar/working-time';
import { defaultSettings } from '../../../core/model/default-settings';
import { InputError } from '../../../core/model/errors';
import { parseSettings } from '../../../core/model/parse-settings';
import type { Settings } from '../../../core/model/settings';

const parse = (input: unknown) => parseSettings(input, defaultSettings());

describe('default settings', () => {
	it('read back as themselves, so nothing in them is unacceptable', () => {
		const settings = defaultSettings();
		expect(parse(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
	});

	it('name the SLA presets with the response times they promise', () => {
		const { slaPresets } = defaultSettings();
		expect(
			Object.fromEntries(
				Object.entries(slaPresets).map(([name, { response }]) => [name, response]),
			),
		).toEqual({
			live: 60_000,
			chat: 5 * 60_000,
			complaint: 3_600_000,
			feedback: 24 * 3_600_000,
			negative_with_plan: 48 * 3_600_000,
		});
	});

	it('are a new object each time', () => {
		defaultSettings().calendar.hours[1]?.pop();
		expect(defaultSettings().calendar.hours[1]).toHaveLength(1);
		expect(defaultSettings().calendar.hours[2]).toHaveLength(1);
	});
});

describe('settings from outside', () => {
	it('may name roles in the words people use for them', () => {
		const { ladder, compensation } = parse({
			ladder: [{ name: '主管', at: { share: 0.5 }, notify: { role: '主管' } }],
			compensation: { approverRole: '经理', limits: { 'Team Lead': 300, 客服: null } },
		});
		expect(ladder[0]?.notify).toEqual({ role: 'team_lead' });
		expect(compensation.approverRole).toBe('manager');
		expect(compensation.limits).toMatchObject({ team_lead: 300 });
		expect(compensation.limits).not.toHaveProperty('agent');
	});

	it('change what they name and keep the rest', () => {
		const settings = parse({
			timeZone: 'Asia/Shanghai',
			brand: { name: '示例公司' },
			policy: {
				delay: '2h',
				capPerMetric: { nps: { limit: 2, days: 180 }, ces: null },
				quietHours: null,
				reminders: ['3d', '7d'],
				sendDays: [5, 1, 5],
				quotas: [
					{ survey: 'service', per: { field: 'attribute', path: 'region' }, limit: 50 },
					{ name: 'Day', limit: 9, period: 'day', responseRate: 20 },
				],
				staffDomains: ['@Example.com', 'www.example.cn', 'example.com'],
				filters: [{ name: 'Spam', field: 'tag', value: 'spam' }],
			},
			slaPresets: { chat: { response: '2m' }, vip: { response: '10m', resolution: '4h' } },
			defaultSla: { urgent: 'vip' },
		});
		expect(settings.timeZone).toBe('Asia/Shanghai');
		expect(settings.brand).toEqual({ ...defaultSettings().brand, name: '示例公司' });
		expect(settings.policy.delay).toBe(7_200_000);
		expect(settings.policy.capPerMetric).toEqual({
			nps: { limit: 2, days: 180 },
			csat: { limit: 1, days: 30 },
			csi: { limit: 1, days: 90 },
		});
		expect(settings.policy.quietHours).toBeNull();
		expect(settings.policy.reminders).toEqual([259_200_000, 604_800_000]);
		expect(settings.policy.sendDays).toEqual([1, 5]);
		expect(parse({ policy: { sendDays: 'workdays' } }).policy.sendDays).toBe('workdays');
		expect(settings.policy.quotas).toEqual([
			{
				name: 'service per region',
				survey: 'service',
				per: { field: 'attribute', path: 'region' },
				limit: 50,
				period: 'month',
				responseRate: 100,
			},
			{ name: 'Day', survey: null, per: null, limit: 9, period: 'day', responseRate: 20 },
		]);
		const { quotas } = settings.policy;
		expect(parse({ policy: { quotas } }).policy.quotas).toEqual(quotas);
		expect(settings.policy.staffDomains).toEqual(['example.com', 'example.cn']);
		expect(settings.policy.filters).toEqual([
			{ name: 'Spam', field: 'tag', path: null, test: 'is', values: ['spam'] },
		]);
		// What was read is read again as it is.
		const { filters } = settings.policy;
		expect(parse({ policy: { filters } }).policy.filters).toEqual(filters);
		expect(settings.slaPresets.chat).toEqual({ response: 120_000, resolution: 7_200_000 });
		expect(settings.slaPresets.vip).toEqual({ response: 600_000, resolution: 14_400_000 });
		expect(settings.defaultSla.urgent).toBe('vip');
		expect(settings.minimumN).toBe(10);
	});

	it('replace weekly hours, days and ladder as a whole', () => {
		const settings = parse({
			calendar: { hours: { 6: [{ from: '9:00', to: '24:00' }] } },
			ladder: [{ name: 'boss', at: { share: 0.75 }, notify: { person: 'p1' } }],
		});
		expect(settings.calendar.hours).toEqual({ 6: [{ from: '09:00', to: '24:00' }] });
		expect(settings.ladder).toEqual([
			{ name: 'boss', at: { share: 0.75 }, notify: { person: 'p1' }, takesOver: false },
		]);
	});

	it('do not change the settings they are read over', () => {
		const base = defaultSettings();
		parseSettings(
			{ slaPresets: { vip: { response: 1, resolution: 1 } }, policy: { delay: 0 } },
			base,
		);
		expect(base).toEqual(defaultSettings());
	});

	it.each<[unknown, string, string]>([
		[{ colour: 1 }, '"colour" is not known.', 'timeZone'],
		[{ policy: { dealy: 1 } }, '"policy.dealy" is not known.', 'delay'],
		[{ timeZone: 'Mars/Olympus' }, '"timeZone" is "Mars/Olympus"', 'Asia/Shanghai'],
		[{ languages: [] }, '"languages" is []', 'at least one'],
		[{ languages: ['en', '??'] }, '"languages[1]" is "??"', 'zh-CN'],
		[{ brand: { color: 'red' } }, '"brand.color" is "red"', '#2456c8'],
		[{ brand: { privacyUrl: 'javascript:alert(1)' } }, '"brand.privacyUrl"', 'https://'],
		[{ brand: { logo: 'https://a.example/x.png' } }, '"brand.logo"', 'data: address'],
		[{ brand: { name: 'x'.repeat(200) } }, '"brand.name"', '100'],
		[{ brand: { contact: 'somewhere' } }, '"brand.contact" is "somewhere"', 'e-mail'],
		[{ brand: { links: [{ text: 'a', url: 'ftp://a' }] } }, '"brand.links[0].url"', 'https://'],
		[
			{ brand: { links: Array(6).fill({ text: 'a', url: 'https://a.b' }) } },
			'"brand.links" has 6 entries',
			'',
		],
		[{ calendar: { hours: {} } }, '"calendar.hours" holds no working time', 'Monday'],
		[{ calendar: { hours: { 1: [] } } }, '"calendar.hours" holds no working time', 'Monday'],
		[{ calendar: { hours: { 8: [] } } }, '"calendar.hours.8" is not a weekday', '1 for Monday'],
		[
			{ calendar: { hours: { 1: [{ from: '18:00', to: '09:00' }] } } },
			'"calendar.hours.1[0]" ends at 09:00',
			'two spans',
		],
		[
			{
				calendar: {
					hours: {
						1: [
							{ from: '09:00', to: '12:00' },
							{ from: '11:00', to: '13:00' },
						],
					},
				},
			},
			'overlap: 09:00–12:00 and 11:00–13:00',
			'Join',
		],
		[
			{ calendar: { days: [{ date: '2026-02-30', kind: 'off' }] } },
			'"calendar.days[0].date" is "2026-02-30"',
			'2026-10-01',
		],
		[{ policy: { samplePercent: 101 } }, '"policy.samplePercent" is 101', 'from 0 to 100'],
		[{ policy: { samplePercent: '50' } }, '"policy.samplePercent" is "50"', 'a number'],
		[{ policy: { delay: '24' } }, '"policy.delay" is "24"', '"24h"'],
		[{ policy: { quotas: [{ limit: 0 }] } }, '"policy.quotas[0].limit" is 0', 'from 1'],
		[
			{ policy: { quotas: [{ limit: 5, per: { field: 'attribute' } }] } },
			'"policy.quotas[0].per" looks at an attribute',
			'region',
		],
		[
			{ policy: { quotas: [{ limit: 5, period: 'year' }] } },
			'"policy.quotas[0].period"',
			'quarter',
		],
		[{ policy: { channels: [] } }, '"policy.channels" is []', 'at least one channel'],
		[{ policy: { channels: ['fax'] } }, '"policy.channels[0]" is "fax"', 'email'],
		[{ policy: { serviceConsent: 'no' } }, '"policy.serviceConsent" is "no"', 'opt_in'],
		[
			{ policy: { unsubscribeAddress: 'me' } },
			'"policy.unsubscribeAddress" is "me"',
			'an e-mail address',
		],
		[{ policy: { sendDays: [] } }, '"policy.sendDays" names no day', 'at least one weekday'],
		[{ policy: { sendDays: 'weekend' } }, '"policy.sendDays" is "weekend"', 'workdays'],
		[{ policy: { sendDays: [0] } }, '"policy.sendDays[0]" is 0', 'from 1 to 7'],
		[{ policy: { staffDomains: ['example'] } }, '"policy.staffDomains[0]"', 'example.com'],
		[{ policy: { staffDomains: ['li@example.com'] } }, '"policy.staffDomains[0]"', 'example.com'],
		[{ policy: { filters: [{ field: 'tag' }] } }, '"policy.filters[0].value" is empty', 'Fill it'],
		[{ policy: { maxEventAge: '1h' } }, 'nobody would ever be asked', 'at least as long'],
		[
			{ policy: { quietHours: { from: '09:00', to: '09:00' } } },
			'"policy.quietHours"',
			'two different times',
		],
		[
			{ policy: { capOverall: { limit: 0, days: 7 } } },
			'"policy.capOverall.limit" is 0',
			'1 to 100',
		],
		[
			{ slaPresets: { x: { response: '2h', resolution: '1h' } } },
			'"slaPresets.x" allows',
			'at least as long',
		],
		[{ defaultSla: { low: 'never' } }, 'names the SLA preset "never"', 'live, chat'],
		[{ slaPresets: { complaint: null } }, '"defaultSla.', 'Use one of'],
		[{ ladder: [{ name: 'x', at: {}, notify: { role: 'y' } }] }, '"ladder[0].at"', 'share'],
		[
			{ ladder: [{ name: 'x', at: { breach: 'response' }, notify: {} }] },
			'"ladder[0].notify"',
			'role',
		],
		[{ compensation: { currency: 'euro' } }, '"compensation.currency" is "euro"', 'EUR'],
		[{ timeScale: 0 }, '"timeScale" is 0', 'from'],
		[{ testAddress: 'nobody' }, '"testAddress" is "nobody"', 'e-mail'],
		[{ defaultCountry: 'China' }, '"defaultCountry" is "China"', '"CN"'],
		[{ minimumN: 2.5 }, '"minimumN" is 2.5', 'whole number'],
		['UTC', '"input" is "UTC"', 'an object'],
	])('%j is refused with its place', (input, message, hint) => {
		expect(() => parse(input)).toThrow(
			expect.objectContaining({
				name: 'InputError',
				message: expect.stringContaining(message),
				hint: expect.stringContaining(hint),
			}),
		);
	});

	const long = 'x'.repeat(100_000);
	const times = { response: '1h', resolution: '2h' };

	/** A copy of the settings with the long text in place of one value, for each that they have. */
	const overlong = (value: unknown): unknown[] => {
		if (typeof value !== 'object' || value === null) return [long];
		return Object.entries(value).flatMap(([key, inner]) =>
			overlong(inner).map((one) =>
				Array.isArray(value)
					? value.map((old: unknown, at) => (String(at) === key ? one : old))
					: { [key]: one },
			),
		);
	};

	it('is never repeated whole, however long it is', () => {
		const inputs = [
			...overlong(defaultSettings()),
			{ [long]: 1 },
			{ slaPresets: { [long]: times } },
			{ slaPresets: { [long]: { ...times, response: long } } },
			{ calendar: { hours: { [long]: [] } } },
			{ policy: { [long]: 1 } },
		];
		expect(inputs.length).toBeGreaterThan(60);
		for (const input of inputs) {
			let fault: unknown = null;
			try {
				parse(input);
			} catch (error) {
				fault = error;
			}
			expect(fault).toBeInstanceOf(InputError);
			const { message, hint } = fault as InputError;
			expect(`${message} ${hint}`.length).toBeLessThan(1_000);
		}
	});

	it('cannot reach a prototype', () => {
		const input: unknown = JSON.parse('{"slaPresets":{"__proto__":{"response":1,"resolution":1}}}');
		expect(() => parse(input)).toThrow(InputError);
		expect(() => parse({ defaultSla: { low: 'constructor' } })).toThrow(InputError);
	});
});

/** Values near the truth, so that readers are reached and not only the first check. */
const nearly = (): fc.Arbitrary<unknown> => {
	const keys = Object.keys(defaultSettings()) as Array<keyof Settings>;
	const leaf = fc.oneof(
		fc.anything({ withBigInt: false }),
		fc.constantFrom('24h', '09:00', 'UTC', 'en', 0, 1, 100, null, [], {}),
	);
	const inner = fc.dictionary(
		fc.constantFrom('delay', 'hours', 'days', 'limit', 'name', 'at', 'from', 'to', 'low', '1'),
		leaf,
	);
	return fc.dictionary(fc.constantFrom(...keys), fc.oneof(leaf, inner, fc.array(inner)));
};

describe('any input at all', () => {
	it('gives settings that read back the same and whose calendar works, or an InputError', () => {
		fc.assert(
			fc.property(fc.oneof(nearly(), fc.anything({ withBigInt: false })), (input) => {
				let settings: Settings;
				try {
					settings = parse(input);
				} catch (error) {
					expect(error).toBeInstanceOf(InputError);
					return;
				}
				expect(parseSettings(settings, settings)).toEqual(settings);
				expect(() => compileCalendar(settings.calendar, settings.timeZone)).not.toThrow();
			}),
			{ numRuns: 500 },
		);
	});
});
