import { languages } from '../../workflows/source/languages';
import { day, dateIn, goesOn, happens, keepCustomers } from './care';
import { aStage, type Stage } from './stage';

let stage: Stage;
beforeEach(async () => {
	stage = await aStage();
});
afterEach(async () => await stage.close());

describe.each(languages)('try (%s)', (language) => {
	const who = { name: '王芳', title: '女士', email: 'wang.fang@house.example', language: language === 'zh' ? 'zh-CN' : 'en' };
	it('new customer', async () => {
		await stage.setUp(language);
		await keepCustomers(stage, [who]);
		const w = await stage.publish('new-customer', null, language);
		const ran = await w.run('hour');
		expect(ran.error?.message).toBeUndefined();
		const g = await goesOn(stage, 'welcome');
		await happens(stage, who.email, 'deal.won', Date.now() + 1000);
		console.log(JSON.stringify(await g.until(40), null, 1));
	});
	it('renewal', async () => {
		await stage.setUp(language);
		await keepCustomers(stage, [{ ...who, renewal: dateIn(100), owner: 'li.na@example.com' }]);
		const w = await stage.publish('renewal', null, language);
		expect((await w.run('hour')).error?.message).toBeUndefined();
		const g = await goesOn(stage, 'renewal');
		console.log(JSON.stringify(await g.until(105, 12 * 3600e3), null, 1));
	});
	it('quiet', async () => {
		await stage.setUp(language);
		await keepCustomers(stage, [who, { ...who, email: 'b@house.example' }, { ...who, email: 'c@house.example' }]);
		const w = await stage.publish('gone-quiet', null, language);
		expect((await w.run('hour')).error?.message).toBeUndefined();
		const g = await goesOn(stage, 'win-back');
		for (const email of [who.email, 'b@house.example', 'c@house.example'])
			for (const ago of [99, 79, 59]) await happens(stage, email, 'order.delivered', Date.now() - ago * day);
		console.log(JSON.stringify(await g.until(40), null, 1));
	});
});
