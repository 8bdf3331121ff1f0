import type { Client, Connected } from '../../../../core/systems/client';
import { openClient } from '../../../../core/systems/open-client';
import { SystemError, type SystemFault } from '../../../../core/systems/system-error';
import { scripted, toolsOver } from './a-system';

const record = {
	id: '1',
	fields: {},
	owner: null,
	modifiedAt: 0,
	modifiedBy: null,
	deleted: false,
};

/** A system that fails so often before it does what it is asked to. */
function failing(fault: SystemFault, times: number) {
	let calls = 0;
	const does = async <Result>(result: Result): Promise<Result> => {
		calls += 1;
		if (calls <= times) throw new SystemError(fault, 'no', 'later');
		return await Promise.resolve(result);
	};
	const connected: Connected = {
		test: async () => await does('fine'),
		get: async () => await does(record),
		update: async () => await does(undefined),
		create: async () => await does({ id: '1' }),
	};
	const client: Client = {
		credential: 'aApi',
		object: { label: 'A', hint: 'A', example: 'a' },
		deeds: ['get', 'update', 'create'],
		taskObject: null,
		limit: null,
		unproven: null,
		open: () => connected,
	};
	const clock = { at: 0, slept: 0 };
	const open = openClient({ client }, {}, toolsOver(clock));
	return { open, clock, calls: () => calls };
}

describe('an account that is open', () => {
	it.each(['unavailable', 'limited'] as const)('reads again what was %s', async (fault) => {
		const { open, clock, calls } = failing(fault, 2);
		await expect(open.get?.('a', '1')).resolves.toEqual(record);
		expect(calls()).toBe(3);
		expect(clock.slept).toBeGreaterThan(0);
	});

	it('gives up after a few tries', async () => {
		const { open, calls } = failing('unavailable', 9);
		await expect(open.get?.('a', '1')).rejects.toMatchObject({ fault: 'unavailable' });
		expect(calls()).toBe(3);
	});

	it.each(['denied', 'refused', 'missing'] as const)('asks once where it is %s', async (fault) => {
		const { open, calls } = failing(fault, 9);
		await expect(open.get?.('a', '1')).rejects.toMatchObject({ fault });
		expect(calls()).toBe(1);
	});

	it('never writes again what may have been written', async () => {
		for (const write of ['update', 'create'] as const) {
			const { open, calls } = failing('unavailable', 1);
			const done =
				write === 'update' ? open.update?.('a', '1', {}) : open.create?.('a', {}, { owner: null });
			await expect(done).rejects.toMatchObject({ fault: 'unavailable' });
			expect(calls()).toBe(1);
		}
	});

	it('writes again what was refused for the rate', async () => {
		const { open, calls } = failing('limited', 1);
		await open.update?.('a', '1', {});
		expect(calls()).toBe(2);
	});

	it('has no more functions than the system', () => {
		const { open } = failing('limited', 0);
		expect(open.changed).toBeUndefined();
		expect(open.changeOwner).toBeUndefined();
	});

	it('keeps all calls of one account to its rate, however often it is opened', async () => {
		const clock = { at: 0, slept: 0 };
		const { http, requests } = scripted(() => ({}));
		const client: Client = {
			...baseClient,
			limit: { calls: 2, perMs: 1_000 },
			open: (_fields, tools) => ({
				test: async () => {
					await tools.http({ method: 'GET', url: 'https://a.example' });
					return '';
				},
			}),
		};
		for (let nth = 0; nth < 5; nth++) {
			await openClient({ client }, { key: 'one' }, toolsOver(clock, http)).test();
		}
		expect(clock.slept).toBe(2_000);
		await openClient({ client }, { key: 'another' }, toolsOver(clock, http)).test();
		expect(clock.slept).toBe(2_000);
		expect(requests).toHaveLength(6);
	});
});

const baseClient: Omit<Client, 'open'> = {
	credential: 'pacedApi',
	object: { label: 'A', hint: 'A', example: 'a' },
	deeds: [],
	taskObject: null,
	limit: null,
	unproven: null,
};
