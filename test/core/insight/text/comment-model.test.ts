import {
	learnComments,
	type Learned,
	modelReader,
	mostWeights,
	type ScoredComment,
} from '../../../../core/insight/text/comment-model';
import { modelGramsOf } from '../../../../core/insight/text/model-grams';

function learned(comments: readonly ScoredComment[]): Learned {
	const lesson = learnComments(comments);
	let step = lesson.next();
	while (step.done !== true) step = lesson.next();
	return step.value;
}

/** Two products, of which one is known to this house alone as bad: no word list can tell. */
function ofHouse(n: number, share = 0.5): ScoredComment[] {
	return Array.from({ length: n }, (_, at) => {
		const isHigh = at % 100 < share * 100;
		return {
			text: `${isHigh ? '蓝鲸套餐' : '灰熊套餐'}第${at}号 ${isHigh ? 'blue plan' : 'grey plan'} ${at}`,
			isHigh,
			customer: `c${at}`,
		};
	});
}

describe('what a workspace’s own comments teach', () => {
	test('is used where it beats the word lists on comments it has not seen', () => {
		const { state, n, heldOut, accuracy, lexiconAccuracy, weights } = learned(ofHouse(300));
		expect({ state, n, accuracy, lexiconAccuracy }).toEqual({
			state: 'used',
			n: 300,
			accuracy: 1,
			lexiconAccuracy: 0.5,
		});
		expect(heldOut).toBeGreaterThan(50);
		expect(heldOut).toBeLessThan(100);
		const read = modelReader(weights ?? { bias: 0, lexicon: 0, grams: {} });
		expect(read('灰熊套餐')).toMatchObject({ method: 'model', read: { sentiment: 'negative' } });
		expect(read('the blue plan')).toMatchObject({ read: { sentiment: 'positive' } });
		expect(read('😀').read.sentiment).toBeNull();
	});

	test('is the same whenever it is learned', () => {
		expect(learned(ofHouse(240))).toEqual(learned(ofHouse(240)));
	});

	test('is left aside where it is no better', () => {
		const plain = Array.from({ length: 240 }, (_, at) => ({
			text: at % 2 ? `非常满意 ${'abcdefgh'[at % 8]}` : `非常失望 ${'abcdefgh'[at % 8]}`,
			isHigh: at % 2 === 1,
			customer: `c${at}`,
		}));
		const varied = plain.map((one, at) => ({ ...one, text: `${one.text}${String(at)}` }));
		expect(learned(varied)).toMatchObject({
			state: 'not_better',
			lexiconAccuracy: 1,
			weights: null,
		});
	});

	test('needs 200 comments and both classes', () => {
		expect(learned(ofHouse(199))).toMatchObject({ state: 'too_few', n: 199, accuracy: null });
		expect(learned([])).toMatchObject({ state: 'too_few', n: 0 });
		expect(learned(ofHouse(300, 1))).toMatchObject({ state: 'one_class', weights: null });
		expect(learned(ofHouse(300, 0))).toMatchObject({ state: 'one_class', weights: null });
		expect(learned(ofHouse(300, 0.95))).toMatchObject({ state: 'one_class', n: 300 });
	});

	test('holds no gram that fewer than five customers wrote, and at most 2,000 weights', () => {
		const named = ofHouse(400).map((one, at) => ({
			...one,
			text: `${one.text} ${at % 2 ? '欧阳春晓' : 'Zebulon'} 共同`,
			// All who name somebody are one and the same, or nobody is known.
			customer: at % 4 < 2 ? 'one' : null,
		}));
		expect(Object.keys(learned(named).weights?.grams ?? {})).toEqual([]);
		const many = ofHouse(1_200).map((one, at) => ({
			...one,
			text:
				one.text +
				Array.from({ length: 40 }, (_, word) =>
					String.fromCodePoint(0x4e00 + ((at % 50) * 40 + word)),
				).join(''),
		}));
		const { weights } = learned(many);
		expect(Object.keys(weights?.grams ?? {}).length).toBe(mostWeights - 1);
		expect(JSON.stringify(weights).length).toBeLessThan(60_000);
	});
});

test('grams are runs of characters, and words alone and in pairs within a clause', () => {
	expect([...modelGramsOf('很好吃')]).toEqual(['很好', '好吃', '很好吃']);
	expect([...modelGramsOf("Don't buy. Never 5")]).toEqual(["don't", "don't buy", 'buy', 'never']);
	expect([...modelGramsOf('品質差')]).toEqual([...modelGramsOf('质量差')]);
});
