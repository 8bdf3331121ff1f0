import { dateOf } from '../../core/calendar/wall-time';
import { thePackage as doer } from '../../core/loop/audit/doer';
import type { House } from '../../core/loop/house';
import { checkEffect } from '../../core/loop/problem/check-effect';
import { createProblem, type SeenAs } from '../../core/loop/problem/create';
import type { SaidOfProblem } from '../../core/loop/problem/problem-facts';
import { changeProblem } from '../../core/loop/problem/update';
import type { ProblemOrigin } from '../../core/model/problem';
import { linkCasesOfCause, noteTold, reportersOf } from '../../core/store/repositories/problems';
import { invoicesMended } from './cases';
import { day } from './made';

const words = {
	en: {
		invoices: ['Invoices nobody can explain', 'Every line says in plain words what it is for'],
		late: ['Late parcels', 'The carrier was changed back, parcels are tracked each day'],
		sizes: ['Wrong sizes named', 'Whoever advises measures first and writes the size down'],
		slow: ['Slow answers', 'A second person on the phone from Monday to Wednesday'],
		brakes: ['Brakes that squeak again', 'Other pads, and a test ride after each repair'],
		map: ['The app closes on the map', 'Write the map anew'],
		prices: ['Prices are hard to compare', ''],
		loan: ['A bike on loan during repairs', ''],
		dear: 'Dearer than all repairs of a year together',
	},
	'zh-CN': {
		invoices: ['账单没人说得清', '每一项都用白话写明用途'],
		late: ['包裹迟到', '换回原来的快递公司，每天跟踪包裹'],
		sizes: ['尺码给错', '先量再推荐，并写在订单上'],
		slow: ['回复太慢', '周一到周三电话增加一人'],
		brakes: ['修好的刹车又响', '更换刹车片，每次修完试骑'],
		map: ['应用打开地图就闪退', '重写地图'],
		prices: ['价格不好比较', ''],
		loan: ['维修期间借车', ''],
		dear: '比一年的维修费还贵',
	},
} as const;
type Name = Exclude<keyof (typeof words)['en'], 'dear'>;

/** What everybody may read, in both languages of the shop. */
const publicWords: Partial<
	Record<Name, Record<'en' | 'zh-CN', readonly [said: string, did: string]>>
> = {
	invoices: {
		en: [
			'There were items on our invoices that nobody could explain.',
			'Each item now says in plain words what it is for, and the total is shown before you order.',
		],
		'zh-CN': ['账单里有些项目说不清楚。', '现在每一项都用白话写明用途，下单前就能看到总价。'],
	},
	late: {
		en: [
			'Your parcels came late, some of them by weeks.',
			'We have gone back to our former carrier and look at every parcel once a day.',
		],
		'zh-CN': ['包裹到得太晚，有的晚了几周。', '我们换回了原来的快递公司，每天查看每一个包裹。'],
	},
	sizes: {
		en: [
			'We named the wrong size too often.',
			'We now measure first, and the size stands on your order.',
		],
		'zh-CN': ['我们常常给错尺码。', '现在先量再推荐，尺码写在订单上。'],
	},
	slow: {
		en: [
			'It took us too long to answer you.',
			'There is a second person on the telephone from Monday to Wednesday.',
		],
		'zh-CN': ['我们回复得太慢。', '周一到周三电话多了一个人接听。'],
	},
};

/**
 * Problems in every state there is: one that is shown to work, two that are done and two that are public besides,
 * work that goes on, one past its date, one that nobody has taken and one that was given up. Cases of other causes
 * stay for whoever decides what to take on next.
 */
export async function fillProblems(
	house: House,
	language: 'en' | 'zh-CN',
	end: number,
): Promise<void> {
	const ago = (days: number) => end - days * day;
	const dateIn = (days: number) => dateOf(Math.floor(end / day) + days);
	const texts = (name: Name) => {
		const said = publicWords[name];
		if (said === undefined) return [];
		return Object.entries(said).map(([spoken, [heard, did]]) => {
			return { language: spoken, said: heard, did };
		});
	};
	const make = async (
		days: number,
		name: Name,
		said: SaidOfProblem,
		[origin, ref]: [ProblemOrigin, string | null] = ['own', null],
	): Promise<string> => {
		const link = origin === 'root_cause' && ref !== null ? [{ kind: origin, ref }] : [];
		const seen: SeenAs = { origin, ref, links: link };
		const [title] = words[language][name];
		const input = { said: { title, ...said }, seen, doer, test: false };
		return (await createProblem(house, ago(days), input)).row.problem_id;
	};
	const move = async (days: number, problemId: string, said: SaidOfProblem) =>
		(await changeProblem(house, ago(days), { problemId, said, doer })).row;
	const plan = (name: Name, owner: number, days: number): SaidOfProblem => ({
		...{ owner: `own_${owner}`, remedy: words[language][name][1], dueAt: dateIn(days) },
		publicTexts: texts(name),
	});

	/** Of one cause, and done: whose cases hang on it was told then. */
	const mended = async (
		name: Name,
		cause: string,
		{ seen, begun, done, ...said }: SaidOfProblem & { seen: number; begun: number; done: number },
		owner: number,
	) => {
		const id = await make(seen, name, said, ['root_cause', cause]);
		const row = await move(begun, id, { ...plan(name, owner, 2 - done), state: 'being_done' });
		await house.store.transaction(async (tx) => {
			const about = { cause, since: ago(365), at: ago(done) };
			await linkCasesOfCause(tx, row, about);
			const reporters = await reportersOf(tx, house.workspace, row);
			const caseIds = reporters.map(({ caseId }) => caseId);
			await noteTold(tx, house.workspace, { problemId: id, caseIds, at: ago(done) });
		});
		await move(done, id, { state: 'done' });
		return id;
	};
	const easy = { difficulty: 'easy' } as const;
	const medium = { difficulty: 'medium' } as const;
	const hard = { difficulty: 'hard' } as const;
	const invoices = await mended(
		'invoices',
		'price_billing',
		{ seen: 170, begun: 150, done: invoicesMended, ...medium, influence: 3.6 },
		2,
	);
	await checkEffect(house, end - 1, { problemId: invoices, doer, peek: false });
	const late = { seen: 45, begun: 30, done: 17, ...easy, influence: 4.2 };
	await mended('late', 'delivery', late, 0);
	const sizes = { seen: 75, begun: 70, done: 40, ...easy, influence: 0.9 };
	await mended('sizes', 'wrong_information', sizes, 3);

	const slow = await make(40, 'slow', { ...medium, influence: 3.1 }, [
		'root_cause',
		'slow_response',
	]);
	await move(20, slow, { ...plan('slow', 1, -6), state: 'planned' });
	const brakes = await make(60, 'brakes', { ...hard, influence: 1.7 }, [
		'root_cause',
		'product_defect',
	]);
	await move(10, brakes, { ...plan('brakes', 4, 400), state: 'being_done' });
	const map = await make(60, 'map', { ...hard, influence: 0.8 });
	await move(10, map, { ...plan('map', 0, 450), state: 'planned' });
	await make(12, 'prices', { ...easy, influence: 1.4 }, ['driver', 'would-you-recommend:price']);
	const loan = await make(90, 'loan', { difficulty: 'hard' });
	await move(80, loan, { state: 'given_up', reason: words[language].dear });
}
