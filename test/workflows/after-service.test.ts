import { languages } from '../../workflows/source/languages';
import { aService, type Service } from './a-service';
import { linkIn, openForm, rate, send } from './customer';
import { nodeOf } from './template';

let our: Service;
afterEach(async () => await our.stage.close());

describe.each(languages)('five nodes and the clock (%s)', (language) => {
	beforeEach(async () => {
		our = await aService(language);
	});

	it('a closed ticket leads to one mail, a low answer to one case whose owner hears of it', async () => {
		const link = await our.asked();
		const { result } = await rate(our.service, 'answer', link, '1', 'Two weeks without an answer.');
		expect(result?.error).toBeUndefined();
		const team = language === 'en' ? 'after-sales' : '售后';
		expect(await our.cases()).toMatchObject([{ state: 'open', team }]);
		await our.beat();
		await our.beat();
		const [notice, ...others] = our.stage.mailsTo('li.na@example.com');
		expect(linkIn(notice?.text ?? '', '[\\w-]+')).toContain('?t=');
		expect(notice?.text).toContain('Two weeks without an answer.');
		expect(others).toEqual([]);
	});

	it('a good answer makes no case, a change of mind does', async () => {
		const link = await our.asked();
		const form = await openForm(our.service, 'answer', link);
		await rate(our.service, 'answer', link, '5', 'All well.');
		expect(await our.cases()).toEqual([]);
		await send(our.service, 'answer', link, { ...form, value: '1' });
		expect(await our.cases()).toHaveLength(1);
		await our.stage.letTimePass();
		await our.beat();
		expect(await our.cases()).toHaveLength(1);
	});
});

describe.each(['generic', 'jiandaoyun', 'zendesk'])('an event of %s', (source) => {
	beforeEach(async () => {
		our = await aService('en', (template) => {
			Object.assign(nodeOf(template, 'closed').parameters, {
				source,
				...(source === 'generic' && { genericOptions: { timestampHeader: 'X-Timestamp' } }),
				...(source === 'jiandaoyun' && {
					jiandaoyunRules: {
						row: [
							{
								op: 'data_update',
								field: 'ticket_status',
								equals: '已关闭',
								type: 'ticket.closed',
							},
						],
					},
				}),
			});
		});
	});

	it('asks once, however often it is delivered', async () => {
		await our.asked();
		expect((await our.service.call('closed', our.event())).result).toBeNull();
		await our.beat();
		expect(our.stage.mail.arrived).toHaveLength(1);
	});

	it('that is forged starts nothing', async () => {
		const { answer, result } = await our.service.call(
			'closed',
			our.event('another secret of somebody'),
		);
		expect([answer.status, result]).toEqual([401, null]);
	});
});
