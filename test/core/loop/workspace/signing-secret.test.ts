import { openHouse } from '../../../../core/loop/open-house';
import { knownSecret, madeSecret } from '../../../../core/loop/workspace/signing-secret';
import { changeSettings, readSettings } from '../../../../core/loop/workspace/settings';
import { signToken, verifyToken } from '../../../../core/model/token';
import { closeStores, openStore, type StoreTarget } from '../../../../core/store/registry';
import type { Store } from '../../../../core/store/store';
import { databases, newTarget, useDatabases } from '../../../store/databases';
import { monday } from '../../../store/rows';

useDatabases();

describe.each(databases)('the secret that signs links, on $name', ({ dialect }) => {
	let target: StoreTarget;
	// What one store knows, the other has to read: like two processes on one database.
	let one: Store;
	let other: Store;
	beforeAll(async () => {
		target = await newTarget(dialect);
		one = await openStore(target, {});
		other = await openStore(target, {});
	});
	afterAll(async () => {
		await Promise.all([one.close(), other.close(), closeStores()]);
	});

	it('is made once, even if several need it at the same moment', async () => {
		const makers = [one, other, one, other, one, other];
		const secrets = await Promise.all(
			makers.map(async (store) => await madeSecret(store, 'crowd', monday)),
		);
		expect(new Set(secrets).size).toBe(1);
		// 32 bytes, in letters that a link can carry.
		expect(secrets[0]).toMatch(/^[A-Za-z0-9_-]{43}$/);
		expect(await madeSecret(other, 'crowd', monday + 1)).toBe(secrets[0]);
		expect(await madeSecret(one, 'neighbours', monday)).not.toBe(secrets[0]);
	});

	it('is not made for those who only look', async () => {
		expect(await knownSecret(one, 'visitors')).toBeNull();
		const made = await madeSecret(other, 'visitors', monday);
		expect(await knownSecret(one, 'visitors')).toBe(made);
	});

	it('stays when settings are saved, before and after', async () => {
		const house = (store: Store) => ({
			store,
			workspace: 'settled',
			keys: { current: '', previous: [] },
			publicAddress: null,
		});
		await changeSettings(house(one), monday, { changes: [{ minimumN: 30 }], reset: [] });
		const secret = await madeSecret(one, 'settled', monday);
		await changeSettings(house(one), monday, { changes: [{ minimumN: 40 }], reset: [] });
		expect(await madeSecret(other, 'settled', monday)).toBe(secret);
		expect((await readSettings(house(other))).set).toEqual({ minimumN: 40 });
	});

	it('gives way to one that the credential gives, and links signed before stay valid', async () => {
		const open = async (secret: string | null, previousSecret: string | null = null) =>
			await openHouse(
				{ workspace: 'links', publicAddress: null, secret, previousSecret },
				target,
				{},
				monday,
			);
		const claims = {
			workspace: 'links',
			purpose: 'survey' as const,
			subject: 'inv_1',
			audience: 'cus_1',
			expiresAt: monday + 1_000,
		};
		const byStore = signToken((await open(null)).keys, claims);
		const given = 'a secret that somebody entered by hand';
		const before = 'the secret that was entered before that';
		const { keys } = await open(given, before);
		const verdict = (token: string) => verifyToken(keys, token, claims, monday).kind;
		expect(keys.current).toBe(given);
		expect(verdict(byStore)).toBe('valid');
		expect(verdict(signToken({ current: given, previous: [] }, claims))).toBe('valid');
		expect(verdict(signToken({ current: before, previous: [] }, claims))).toBe('valid');
		expect(verdict(signToken({ current: 'a stranger', previous: [] }, claims))).toBe('invalid');
		// Emptied again, the store's own signs, and the one that was given stays where it was noted.
		const { keys: again } = await open(null, given);
		expect(signToken(again, claims)).toBe(byStore);
		expect(verifyToken(again, signToken(keys, claims), claims, monday).kind).toBe('valid');
	});
});
