import { openStore } from '../../core/store/registry';
import { type MailServer, startMailServer } from '../core/systems/mail-server';
import { databases, newTarget, useDatabases } from './databases';
import { runTogether } from './processes';

useDatabases();

describe.each(databases)('two processes of n8n on one database, on $name', ({ dialect }) => {
	let server: MailServer;
	beforeEach(async () => {
		server = await startMailServer();
	});
	afterEach(async () => await server.close());

	it('send each message once, as when a newer one starts before the old one has ended', async () => {
		const target = await newTarget(dialect);
		// Whoever comes first sets it up.
		await (await openStore(target, {})).close();
		const keys = Array.from({ length: 12 }, (_, at) => `cas_${at}:opened`);
		const given = [keys, keys].map((some) => [
			JSON.stringify(target),
			String(server.port),
			JSON.stringify(some),
		]);
		const said = await runTogether('send-and-say.ts', given);
		const codes = said.flatMap((line) => JSON.parse(line) as string[]).sort();
		const ids = server.arrived.map(({ mail }) => mail.messageId);
		expect(ids).toHaveLength(keys.length);
		expect(new Set(ids).size).toBe(keys.length);
		expect(codes).toEqual([...keys.map(() => 'already_sent'), ...keys.map(() => 'sent')]);
	});
});
