import { beginSending, postponeSending } from '../../../../core/loop/send/begin-sending';
import { changeFacts } from '../../../../core/store/repositories/known-facts';
import { databases, useDatabases, useStore } from '../../../store/databases';
import { solar } from '../../care/world';
import { day, hour, now } from '../a-house';
import { says } from '../a-word';
import { aWorld } from './known';
import { campaignOf, defined } from './runs';

useDatabases();

describe.each(databases)('what a workflow was given and began to send, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	const setting = async () => {
		const { house, workspace, somebody } = aWorld(store());
		const id = await somebody({ email: 'li@house.example' });
		await store().transaction(async (tx) => {
			const fact = { customerId: id, kind: 'date' as const, name: 'birth', day: solar(4, 15) };
			await changeFacts({ db: tx, dialect, workspace }, [fact]);
		});
		await says(house, id, 'granted', ['promotional_care'], now - 100 * day);
		const campaign = campaignOf(house, defined('birthday'), { sentBy: 'workflow' });
		await campaign.run(now - hour);
		const { due } = await campaign.run(now);
		const key = due[0]?.message?.key ?? '';
		const begins = async () =>
			await beginSending(house, now, {
				key,
				kind: 'care',
				messageId: `<${key}@house.example>`,
				channel: 'email',
				recipient: 'li@house.example',
				invitationId: null,
				caseId: null,
				test: false,
			});
		return { ...campaign, house, key, begins };
	};

	it('is given again where the process died meanwhile, and then leaves', async () => {
		const { begins, run, runs, key } = await setting();
		expect(await begins()).toMatchObject({ kind: 'send' });
		expect((await run(now + 10 * 60_000)).due).toEqual([]);
		expect((await runs(now + hour)).sent).toEqual([key]);
		expect((await run(now + 2 * hour)).due).toEqual([]);
	});

	it('is given again where the mail server was away', async () => {
		const { begins, runs, house, key } = await setting();
		await begins();
		await postponeSending(house, now, key);
		expect((await runs(now + hour)).sent).toEqual([key]);
	});
});
