/** Chinese family names of two characters, simplified and traditional; all others have one. */
const twofold = new Set(
	(
		'欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 端木 独孤 南宫 长孙 宇文 轩辕 ' +
		'万俟 闻人 赫连 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 亓官 司寇 司空 巫马 ' +
		'公西 颛孙 公良 拓跋 谷梁 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 西门 第五 ' +
		'歐陽 司馬 諸葛 東方 尉遲 公孫 獨孤 南宮 長孫 軒轅 澹臺 鍾離 東郭 濮陽 聞人 赫連 顓孫'
	).split(' '),
);

/** The family name of a Chinese name: `王` of 王芳, `欧阳` of 欧阳娜娜. */
export function chineseFamilyName(name: string): string {
	const both = name.slice(0, 2);
	return twofold.has(both) ? both : name.slice(0, 1);
}

/**
 * Family names as they are romanised: a name that begins with one may be written family name first, as
 * in `Wang Fang`, and does not say which of its words is which.
 */
const romanised = new Set(
	(
		'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang ' +
		'xie song tang deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei ' +
		'su lu ding ren yao shen zhong jia xia fu fang zou xiong meng qin bai shi hou long duan hao kong ' +
		'shao mao wan gu lai wen kim lee park choi nguyen tran pham ' +
		'ouyang shangguan sima zhuge situ huangfu murong linghu xiahou duanmu chan wong cheung lau leung ' +
		'ng chow kwok yip tsang lam hsu tsai chang chou chiu jung jeong jang cho kang yoon lim han oh seo ' +
		'shin kwon hwang ahn ryu jeon hong le hoang huynh phan vu vo dang bui do ngo duong ly sato suzuki ' +
		'tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida'
	).split(' '),
);

/** Whether a word may be a family name that stands first. */
export const mayComeFirst = (word: string): boolean => romanised.has(word.toLowerCase());
