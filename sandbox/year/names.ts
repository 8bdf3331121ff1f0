/** Names of nobody, with no word in them that a shop would use in a sentence. */
const names = {
	en: {
		first: [
			...['Ada', 'Bruno', 'Carla', 'Dmitri', 'Elin', 'Farid', 'Greta', 'Hugo', 'Ines', 'Jonas'],
			...['Katya', 'Luca', 'Marta', 'Nils', 'Olga', 'Pavel', 'Rosa', 'Stefan', 'Tessa', 'Yusuf'],
		],
		last: [
			...['Andersen', 'Bianchi', 'Castro', 'Duarte', 'Eriksson', 'Fischer', 'Gallagher', 'Haddad'],
			...['Ivanova', 'Jansen', 'Kowalski', 'Larsen', 'Moreau', 'Novak', 'Okafor', 'Petrov'],
			...[
				'Quinn',
				'Rossi',
				'Schmidt',
				'Tanaka',
				'Ulrich',
				'Virtanen',
				'Weber',
				'Yilmaz',
				'Zelenko',
			],
			...['Abramov', 'Bergman', 'Costa', 'Dubois', 'Esposito', 'Ferrari', 'Gruber', 'Horvath'],
		],
	},
	'zh-CN': {
		first: [
			...['子涵', '雨桐', '浩然', '思远', '嘉怡', '俊杰', '欣妍', '梓轩', '诗琪', '宇航'],
			...['若曦', '明哲', '佳慧', '志强', '晓彤', '国栋', '丽娟', '文博', '静怡', '海涛'],
		],
		last: [
			...['王', '李', '张', '刘', '杨', '赵', '黄', '周', '吴', '徐', '孙', '胡', '朱', '高', '林'],
			...['何', '郭', '罗', '梁', '宋', '郑', '谢', '韩', '唐', '冯', '董', '萧', '程', '曹', '袁'],
			...['邓', '许', '傅'],
		],
	},
} as const;

/** As somebody is called; of 660 in a row no two alike. */
export function nameOf(nth: number, language: 'en' | 'zh-CN'): string {
	const { first, last } = names[language];
	const given = first[nth % first.length] ?? first[0];
	const turn = Math.floor(nth / first.length) + 5 * (nth % first.length);
	const family = last[turn % last.length] ?? last[0];
	return language === 'en' ? `${given} ${family}` : `${family}${given}`;
}
