import {
	changeSettings,
	readSettings,
	settingsOfJson,
} from '../../../../core/loop/workspace/settings';
import { InputError } from '../../../../core/model/errors';
import type { JsonObject } from '../../../../core/model/json';
import { houseIn, useDatabases, useStore } from '../../../store/databases';
import { monday } from '../../../store/rows';

useDatabases();
const store = useStore('sqlite');
let workspaces = 0;
const newHouse = () => houseIn(store(), `settings-${workspaces++}`);

const change = async (
	house: ReturnType<typeof newHouse>,
	changes: JsonObject[],
	reset: string[] = [],
) => await changeSettings(house, monday, { changes, reset });

describe('the settings of a workspace', () => {
	it('change only where something was said; later changes go over earlier ones', async () => {
		const house = newHouse();
		await change(house, [{ timeZone: 'Asia/Shanghai', policy: { delay: '2h' } }]);
		const { settings, changed, set } = await change(house, [
			{ policy: { samplePercent: 50 } },
			{ policy: { samplePercent: 25 } },
		]);
		expect(changed).toEqual(['policy']);
		expect(set).toEqual({
			timeZone: 'Asia/Shanghai',
			policy: { delay: '2h', samplePercent: 25 },
		});
		expect(settings.policy).toMatchObject({ delay: 7_200_000, samplePercent: 25 });
		expect(await readSettings(house)).toEqual({ settings, set });
	});

	it('say which attributes of customers came, changed and went, since a list replaces the one before', async () => {
		const house = newHouse();
		const plan = { key: 'plan', name: 'Contract Plan', type: 'text' };
		const seats = { key: 'seats', name: 'Seats', type: 'number' };
		const first = await change(house, [{ customerAttributes: [plan, seats] }]);
		expect(first.text).toBe(
			'Changed: customerAttributes. New attributes of customers: Contract Plan, Seats.',
		);
		const { text } = await change(house, [{ customerAttributes: [{ ...seats, type: 'text' }] }]);
		expect(text).toContain('Of another type now: Seats;');
		expect(text).toContain('No longer among the attributes: Contract Plan;');
	});

	it('replace lists, weekly hours and caps as a whole', async () => {
		const house = newHouse();
		const span = [{ from: '09:00', to: '12:00' }];
		await change(house, [
			{ calendar: { hours: { 1: span, 2: span } }, policy: { reminders: ['1d', '2d'] } },
		]);
		const { settings } = await change(house, [
			{ calendar: { hours: { 3: span } }, policy: { reminders: ['5d'], quietHours: null } },
		]);
		expect(settings.calendar.hours).toEqual({ 3: span });
		expect(settings.policy).toMatchObject({ reminders: [432_000_000], quietHours: null });
	});

	it('remember that a default preset or cap was removed', async () => {
		const house = newHouse();
		await change(house, [{ slaPresets: { live: null }, policy: { capPerMetric: { nps: null } } }]);
		const { settings } = await change(house, [
			{ slaPresets: { vip: { response: '5m', resolution: '1h' } } },
		]);
		expect(Object.keys(settings.slaPresets)).not.toContain('live');
		expect(settings.slaPresets.vip).toEqual({ response: 300_000, resolution: 3_600_000 });
		expect(settings.policy.capPerMetric.nps).toBeUndefined();
	});

	it('go back to their defaults', async () => {
		const house = newHouse();
		await change(house, [{ policy: { delay: '2h' }, timeZone: 'Asia/Shanghai' }]);
		const { settings, set } = await change(house, [], ['policy']);
		expect(settings.policy.delay).toBe(86_400_000);
		expect(set).toEqual({ timeZone: 'Asia/Shanghai' });
	});

	it('are not written when nothing changes', async () => {
		const house = newHouse();
		await change(house, [{ minimumN: 30 }]);
		expect(await change(house, [{ minimumN: 30 }, {}])).toMatchObject({ code: 'unchanged' });
	});

	it.each<[string, JsonObject, RegExp]>([
		['a wrong zone', { timeZone: 'Mars/Olympus' }, /Mars\/Olympus/],
		['an unknown name', { polycy: {} }, /polycy/],
		['a calendar without working time', { calendar: { hours: {} } }, /no working time/],
		['a preset nobody has', { defaultSla: { urgent: 'none' } }, /"none"/],
	])('with %s are refused and stay as they were', async (_what, wrong, message) => {
		const house = newHouse();
		await change(house, [{ minimumN: 30 }]);
		const changing = change(house, [{ minimumN: 40 }, wrong]);
		await expect(changing).rejects.toBeInstanceOf(InputError);
		await expect(changing).rejects.toThrow(message);
		expect((await readSettings(house)).set).toEqual({ minimumN: 30 });
	});

	it('can be given as JSON text', () => {
		expect(settingsOfJson('{"minimumN":5}')).toEqual({ minimumN: 5 });
		expect([settingsOfJson(''), settingsOfJson(undefined), settingsOfJson({})]).toEqual([
			{},
			{},
			{},
		]);
		expect(() => settingsOfJson('{minimumN:5')).toThrow(InputError);
		expect(() => settingsOfJson('[1]')).toThrow(/not an object/);
	});
});
