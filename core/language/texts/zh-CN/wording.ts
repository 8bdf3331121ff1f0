import type { wordingTexts as english } from '../en/wording';
import type { InOtherWords } from '../shape';

export const wordingTexts: InOtherWords<typeof english> = {
	'wording.too_long.words': '“{text}”超过 {most} 个单词，请写短一些。',
	'wording.too_long.characters': '“{text}”超过 {most} 个字，请写短一些。',
	'wording.leading': '“{text}”中的“{word}”带有引导性，请中立提问。',
	'wording.double_barrelled': '“{text}”用一个评分问了两件事；请只问一件，或拆成两个问题。',
	'wording.untranslated': '“{id}”没有“{language}”的文本，读者看到的是“{text}”。',
	'wording.unreplaced': '“{id}”没有“{language}”的文本，读者看到的是内置的“{other}”文本。',
	'wording.unreplaced.yours': '“{id}”没有“{language}”的文本，读者看到的是您写的“{other}”文本。',
	'wording.unlabelled': '无法知道“{id}”的 {min} 和 {max} 哪一端是好的，请为两端都写上标签。',
	'wording.nps_altered': '“{text}”没有问是否愿意推荐，因此结果不是 NPS，也无法与其他 NPS 比较。',
	'wording.too_much':
		'问卷有 {count} 个问题，约需 {minutes} 分钟；超过 {most} 个问题或 {longest} 分钟，人们就会放弃。',
};
