import type { Stage } from '../../sandbox/stage/stage';
import { whereToLook } from '../../sandbox/terminal/where-to-look';

/** What of the stage is shown, before anybody has had a mail. */
const stage = {
	n8n: { address: 'http://127.0.0.1:5678', logFile: '/tmp/n8n.log' },
	client: { login: { email: 'owner@sandbox.example', password: 'secret' } },
	reader: { address: 'http://127.0.0.1:8025' },
	senders: { shop: { address: 'http://127.0.0.1:5678/webhook/shop', secret: 'a secret' } },
	chats: { addressOf: () => 'http://127.0.0.1:9000' },
	mailbox: { mails: [] },
	store: { rows: async () => await Promise.resolve([]) },
} as unknown as Stage;

it('gives the line that sends an event once the day is counted, not before', async () => {
	const duringTheDay = await whereToLook(stage);
	expect(duringTheDay).toContain('Mails            http://127.0.0.1:8025');
	expect(duringTheDay).not.toContain('curl');
	expect(duringTheDay).toContain('once the day is over, it is your turn');
	const afterIt = await whereToLook(stage, 'http://127.0.0.1:5678/webhook/after-service?t=x');
	expect(afterIt).toContain('A survey         http://127.0.0.1:5678/webhook/after-service?t=x');
	expect(afterIt).toContain('curl');
});
