import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { previewCare } from '../../core/loop/care/preview';
import { findCampaign } from '../../core/store/repositories/care';
import { languages } from '../../workflows/source/languages';
import { dateIn, day, hour, keepCustomers, lastRan } from './care';
import { aStage, type Published, type Stage } from './stage';
import { nodeOf } from './template';

let stage: Stage;
beforeEach(async () => {
	stage = await aStage();
});
afterEach(async () => await stage.close());

/** Runs a template once more, as if its last run were of yesterday. */
async function again(workflow: Published, trigger = 'hour') {
	await lastRan(stage, 20 * hour);
	const ran = await workflow.run(trigger);
	expect(ran.error?.message).toBeUndefined();
	return ran;
}

describe.each(languages)('a day of theirs (%s)', (language) => {
	const email = 'jane.doe@house.example';
	const [greeting, jane] =
		language === 'zh'
			? ['尊敬的王女士：', { name: '王芳', title: '女士', language: 'zh-CN', country: 'CN', email }]
			: ['Dear Ms Doe,', { name: 'Jane Doe', title: 'Ms', language: 'en', country: 'GB', email }];

	/** Publishes a template and lets it run for the first time, which plans from then on. */
	const published = async (file: string, change: Parameters<Stage['publish']>[1] = null) => {
		const workflow = await stage.publish(file, change, language);
		expect((await workflow.run('hour')).error?.message).toBeUndefined();
		return workflow;
	};

	beforeEach(async () => {
		await stage.setUp(language);
		// Any survey serves the page on which they choose what they get: without one nothing leaves.
		await stage.publish('nps-quarterly', null, language);
	});

	describe('a birthday', () => {
		let shop: Server;
		let asked: string[];
		beforeEach(async () => {
			asked = [];
			shop = createServer((request, response) => {
				let body = '';
				request.on('data', (piece) => (body += String(piece)));
				request.on('end', () => {
					asked.push(body);
					response.setHeader('content-type', 'application/json');
					response.end(JSON.stringify({ code: 'JOY-2041' }));
				});
			});
			await new Promise<void>((listening) => shop.listen(0, '127.0.0.1', listening));
		});
		afterEach(async () => await new Promise((closed) => shop.close(closed)));

		it('is wished for with a coupon of the shop, once', async () => {
			const workflow = await published('birthday', (template) => {
				const { port } = shop.address() as AddressInfo;
				nodeOf(template, 'coupon').parameters.url = `http://127.0.0.1:${port}`;
			});
			await keepCustomers(stage, [{ ...jane, birth: dateIn(0, -40) }]);
			await again(workflow);
			await again(workflow);
			const [mail, ...more] = stage.mailsTo(email);
			expect(more).toEqual([]);
			expect(mail?.text).toContain(greeting);
			expect(mail?.text).toContain('JOY-2041');
			// Of the words: a link is random signs.
			expect(mail?.text.replace(/https:\S+/g, '')).not.toMatch(/[{}]|40/);
			expect(asked).toHaveLength(1);
			expect(asked[0]).toMatch(/"reference":"car_\w+:0"/);
		});

		it('is wished for without one where those two nodes are deleted', async () => {
			const workflow = await published('birthday', (template) => {
				const named = (id: string) => nodeOf(template, id).name;
				const gone = [named('coupon'), named('write')];
				const to = { node: named('send'), type: 'main' as const, index: 0 as const };
				template.connections[named('due')] = { main: [[to]] };
				template.nodes = template.nodes.filter(({ name }) => !gone.includes(name));
				for (const name of gone) delete template.connections[name];
				const { nodes, ...rest } = template.source;
				const { coupon: _, write: __, ...kept } = nodes;
				template.source = { ...rest, nodes: kept };
			});
			await keepCustomers(stage, [{ ...jane, birth: dateIn(0, -40) }]);
			await again(workflow);
			expect(stage.mailsTo(email)).toHaveLength(1);
			expect(asked).toEqual([]);
		});

		it('is seen ahead, and nothing is sent', async () => {
			const workflow = await published('birthday');
			await keepCustomers(stage, [{ ...jane, birth: dateIn(10, -40) }]);
			const ran = await workflow.tryOut('try');
			expect(ran.error?.message).toBeUndefined();
			const [wish, ...more] = ran.items('next') as Array<{ preview: { text: string } }>;
			expect(more).toEqual([]);
			expect(wish?.preview.text).toContain(greeting);
			expect(stage.mail.arrived).toEqual([]);
		});
	});

	it('festivals of their country are greeted by name, one text for all', async () => {
		await keepCustomers(stage, [jane]);
		await published('festivals');
		const { house } = stage.workspace;
		const row = await findCampaign(house.store.db, house.workspace, 'festival-greetings');
		const found = await previewCare(house, Date.now(), {
			definition: JSON.parse(row?.definition ?? '') as unknown,
			campaigns: null,
			from: Date.now(),
			until: Date.now() + 365 * day,
			customerId: null,
		});
		const due = found.due as object[] as Array<{ preview: { subject: string; text: string } }>;
		const subjects = due.map(({ preview }) => preview.subject);
		const expected =
			language === 'zh'
				? ['元旦', '春节', '端午节', '中秋节', '国庆节']
				: ["New Year's Day", 'Easter', 'Christmas'];
		expect(subjects).toHaveLength(expected.length);
		for (const name of expected) expect(subjects.join()).toContain(name);
		for (const { preview } of due) expect(preview.text.split('\n')[0]).toBe(greeting);
	});

	it('years since the first order are thanked for by the clock', async () => {
		const clock = await stage.publish('the-clock', null, language);
		const workflow = await published('festivals');
		await keepCustomers(stage, [{ ...jane, first_order: dateIn(0, -3) }]);
		await again(workflow);
		await clock.beat();
		await again(workflow);
		await clock.beat();
		const [mail, ...more] = stage.mailsTo(email);
		expect(more).toEqual([]);
		expect(mail?.subject).toContain('3');
		expect(mail?.text).toContain(greeting);
	});

	it('news reach who has agreed, an edition once, with the link to their choices', async () => {
		const clock = await stage.publish('the-clock', null, language);
		const workflow = await stage.publish('news', null, language);
		await keepCustomers(stage, [jane]);
		for (let round = 0; round < 2; round++) {
			const ran = await workflow.run('tuesday');
			expect(ran.error?.message).toBeUndefined();
			await clock.beat();
		}
		const [mail, ...more] = stage.mailsTo(email);
		expect(more).toEqual([]);
		expect(mail?.text).toContain(greeting);
		expect(mail?.text).toMatch(/https:\/\/\S+\?t=/);
	});
});
