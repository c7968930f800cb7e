/** A region of the body: what it is part of, whether there is a left and a right one, and everything that names it. */
export interface RegionRow extends RegionNames {
  readonly partOf?: string;
  readonly isPaired?: true;
}

/**
 * `codes`: «SNOMED CT code, SNOMED RT code or -, meaning», of PS3.16 CID 4, 4009, 4028, 4029, 4030, 4031, 4040, 4042 and 4209, those of editions since 2023 beside the older ones.
 * `bodyParts`: Body Part Examined (0018,0015), the defined terms of PS3.16 Annex L.
 * `words`: of descriptions, in Norwegian, Latin and English. `*`: the word may go on («hæl*» is in «hælsår»). The longest that fits is taken.
 */
export interface RegionNames {
  readonly codes: string;
  readonly bodyParts: string;
  readonly words: string;
}

/** The regions that studies are sorted, found and compared by. To mend the mapping, mend this table; nothing else knows it. */
export const regionTable = {
  wholeBody: {
    codes: '38266002 T-D0010 Entire body',
    bodyParts: 'WHOLEBODY',
    words:
      'helkropp*, hele kroppen, whole body, wholebody, total body, helskjelett*, skjelettscintigrafi*, traume ct, multitraume*',
  },
  head: {
    codes:
      '69536005 T-D1100 Head; 41695006 T-D1160 Scalp; 70762009 - Skin of head; 43067004 - Skin of scalp; 1101003 T-D1400 Intracranial',
    bodyParts: 'HEAD, SCALP, INTRACRANIAL',
    words: 'hode*, caput, head, scalp, hodebunn*',
  },
  brain: {
    partOf: 'head',
    codes:
      '12738006 T-A0100 Brain; 113305005 T-A6000 Cerebellum; 88556005 T-45510 cerebral artery; 11279006 T-45520 Circle of Willis; 59011009 T-45800 basilar artery; 8012006 T-45530 Anterior Communicating Artery; 43119007 T-45320 Posterior communication artery; 17232002 T-45600 Middle Cerebral Artery; 128320002 T-A0191 Cranial venous system; 42695009 T-A4000 Thalamic structure (body structure)',
    bodyParts: 'BRAIN, CEREBELLUM, CIRCLEOFWILLIS, MCA, THALAMUS',
    words: 'hjerne*, cerebr*, cerebell*, brain, hypofys*, pituitary, sella*, intrakran*, intracran*',
  },
  skull: {
    partOf: 'head',
    codes:
      '89546000 T-11100 Skull; 79361005 T-15200 Fontanel of skull; 60911003 T-11130 Temporal Bone; 31640002 T-11140 Occipital bone; 74872008 T-11110 Frontal bone; 24924006 T-11120 Parietal bone; 73117003 T-11150 Sphenoid bone; 59066005 T-11133 Mastoid bone; 55024004 T-11102 Optic canal; 42575006 T-D1460 Sella turcica',
    bodyParts: 'SKULL, MASTOID, FONTANEL, SELLA, OPTICCANAL',
    words: 'kranie*, kranium, skalle*, skull, cranium, mastoid*, tinning*, temporalben*, temporal bone*',
  },
  face: {
    partOf: 'head',
    codes:
      '89545001 T-D1200 Face; 91397008 T-11196 Facial bones; 13881006 T-11166 Zygoma; 60819002 T-D1206 Buccal region of face; 74386004 T-11149 Nasal bone; 73897004 - Skin of face; 36141000 - Skin of cheek; 68698007 - Skin of forehead',
    bodyParts: 'FACE, CHEEK, ZYGOMA',
    words: 'ansikt*, face, facial*, zygoma*, kinn',
  },
  sinuses: {
    partOf: 'head',
    codes:
      '2095001 T-22000 Paranasal sinus; 45206002 T-21000 Nose; 53342003 T-21300 Endo-nasal; 52374004 T-11156 Ethmoid bone',
    bodyParts: 'SINUS, NOSE, ENDONASAL',
    words: 'bihule*, sinus, sinuses, paranasal*, nese*, nose, nasal',
  },
  eye: {
    partOf: 'head',
    isPaired: true,
    codes:
      '81745001 T-AA000 Eye; 363654007 T-D14AE Orbital structure; 371398005 T-D0801 Eye region; 28726007 T-AA200 Cornea; 18619003 T-AA110 Sclera; 80243003 T-AA810 Eyelid; 53549008 T-45400 Ophthalmic Artery; 79652003 T-AA770 Eyeball; 5665001 T-AA610 Retina; 78076003 T-AA700 Lens; 68703001 T-AA310 Choroid of eye; 81016008 T-AA630 Optic nerve head; 41296002 T-AA500 Iris; 40638003 T-AA180 Both eyes; 67046006 T-AA621 Fovea centralis; 29445007 T-AA860 Conjunctiva',
    bodyParts: 'EYE, EYELID, ORBIT, CORNEA, SCLERA',
    words:
      'øye*, øyne*, eye*, orbit*, retina*, fundus*, netthinne*, hornhinne*, cornea*, macula*, makula*, øyebunn*',
  },
  ear: {
    partOf: 'head',
    isPaired: true,
    codes:
      '117590005 T-AB001 Ear; 84301002 T-AB200 External auditory canal; 361078006 T-AB959 Internal Auditory Canal; 28347008 T-AB100 External ear; 25342003 T-AB300 Middle ear; 1902009 - Skin of ear',
    bodyParts: 'EAR, IAC, EAC',
    words: 'øre, ører, øret, ear, ears, øregang*, mellomøre*, cochlea*',
  },
  jaw: {
    partOf: 'head',
    codes:
      '661005 T-D1213 Jaw region; 91609006 T-11180 Mandible; 70925003 T-11170 Maxilla; 53620006 T-15290 Temporomandibular joint; 123851003 T-D0662 Mouth; 38199008 T-54010 Tooth; 48477009 T-52000 lip; 21974007 T-53000 tongue; 45289007 T-61100 Parotid gland; 385294005 T-61007 salivary gland',
    bodyParts: 'JAW, MAXILLA, MANDIBLE, TMJ, MOUTH, TONGUE, PAROTID',
    words:
      'kjeve*, tann*, tenner*, tooth, teeth, dental*, jaw*, mandib*, maxill*, opg, ortopantom*, orthopantom*, bite-wing*, bitewing*, munn*, mouth, tunge*, tongue, parotis*, parotid*, spyttkjert*',
  },
  neck: {
    codes:
      '45048000 T-D1600 Neck; 170887008 T-D161E Submental; 5713008 T-D1603 Submandibular area; 54019009 T-61300 Submandibular gland; 77621008 T-D1620 Supraclavicular region of neck; 54066008 T-55000 Pharynx; 4596009 T-24100 Larynx; 312535008 T-20101 Pharynx and larynx; 81502006 T-55300 hypopharynx; 360955006 T-2300C Nasopharynx; 18962004 T-23050 Endo-nasopharyngeal; 111002 T-B7000 Parathyroid; 43081002 - Skin of neck; 12123001 T-48170 Internal jugular vein; 71585003 T-48160 Structure of external jugular vein (body structure)',
    bodyParts: 'NECK, PHARYNX, LARYNX, SUBMANDIBULAR, SUPRACLAVICULAR, PARATHYROID, NASOPHARYNX',
    words:
      'hals, halsen, halsbløtdel*, bløtdelshals, collum, colli, neck, larynx*, pharynx*, farynx*, strupe*, svelg*, submandib*, parathyr*, biskjoldbrusk*',
  },
  thyroid: {
    partOf: 'neck',
    codes: '69748006 T-B6000 Thyroid; 72021004 T-45210 superior thyroid artery',
    bodyParts: 'THYROID',
    words: 'skjoldbrusk*, thyroid*, thyreoid*, tyreoid*',
  },
  carotids: {
    partOf: 'neck',
    codes:
      '69105007 T-45010 Carotid Artery; 32062004 T-45100 Common carotid artery; 86117002 T-45300 Internal Carotid Artery; 22286001 T-45200 External Carotid Artery; 85234005 T-45700 Vertebral artery',
    bodyParts: 'CAROTID, CCA, ICA, ECA',
    words: 'carotis*, karotis*, carotid*, halskar, precerebral*, halspulsår*',
  },
  chest: {
    codes:
      '51185008 T-D3000 Intra-thoracic; 43799004 - Thorax; 9875009 T-C8000 Thymus; 72410000 T-D3300 Mediastinum; 56873002 T-11210 Sternum; 7844006 T-15610 Sternoclavicular joint; 69327007 T-46200 Internal mammary artery; 91691001 T-D3136 Parasternal; 244106003 - Skin of anterior surface of thorax; 244111001 - Skin of posterior surface of thorax; 26493002 T-11218 Suprasternal Notch',
    bodyParts: 'CHEST, THORAX, MEDIASTINUM, STERNUM, THYMUS, SCJOINT',
    words:
      'thorax*, toraks*, thorac*, chest, brystkasse*, brystkorg*, mediastin*, sternum, brystben*, thymus',
  },
  lungs: {
    partOf: 'chest',
    codes:
      '39607008 T-28000 Lung; 86598002 T-280A0 Apex of Lung; 955009 T-26000 Bronchus; 44567001 T-25000 Trachea; 110726009 T-DD006 Trachea and bronchus; 81040000 T-44000 Pulmonary artery; 122972007 T-48581 Pulmonary vein; 78480002 T-44200 Right pulmonary artery; 50408007 T-44400 Left pulmonary artery',
    bodyParts: 'LUNG, BRONCHUS, TRACHEA, PULMONARYA, PULMONARYV',
    words: 'lunge*, lung, lungs, pulmo*, bronk*, bronch*, trakea*, trachea*, luftrør*, hrct',
  },
  ribs: {
    partOf: 'chest',
    isPaired: true,
    codes: '113197003 T-11300 Rib',
    bodyParts: 'RIB',
    words: 'ribbe*, ribben*, costa*, rib, ribs, costae',
  },
  thoracicAorta: {
    partOf: 'chest',
    codes:
      '113262008 T-42070 Thoracic aorta; 57034009 T-42300 Aortic Arch; 54247002 T-42100 Ascending aorta; 32672002 T-42400 Descending aorta; 281130003 T-D0765 Descending aorta',
    bodyParts: 'THORACICAORTA, AORTICARCH, ASCAORTA, DESCAORTA',
    words: 'thorakalaorta*, thoracic aorta, aorta thorac*, aortabue*, aortic arch',
  },
  oesophagus: {
    partOf: 'chest',
    codes: '32849002 T-56000 Endo-esophageal',
    bodyParts: 'ESOPHAGUS, ENDOESOPHAGEAL',
    words: 'øsofag*, oesophag*, esophag*, spiserør*',
  },
  heart: {
    partOf: 'chest',
    codes:
      '80891009 T-32000 Endo-cardiac; 41801008 T-43000 Coronary Artery; 87878005 T-32600 Left Ventricle; 53085002 T-32500 Right ventricle; 82471001 T-32300 Left atrium; 73829009 T-32200 Right Atrium; 21814001 T-32400 Ventricle; 59652004 T-32100 Atrium; 128564006 T-32602 apex of left ventricle; 70238003 T-32640 Left ventricle inflow; 13418002 T-32650 Left Ventricle Outflow Tract; 44627009 T-32550 Right Ventricle Outflow Tract',
    bodyParts:
      'HEART, CORONARYARTERY, LEFTATRIUM, LEFTVENTRICLE, RIGHTATRIUM, LATRIUM, LVENTRICLE, RATRIUM, RVENTRICLE, ENDOCARDIAC',
    words:
      'hjerte*, heart, cardiac, cardio*, kardio*, ekkokard*, echocard*, ekko cor, ekko doppler cor, koronar*, coronar*, myokard*, myocard*, cor, tte, tee, cardiogr*, kransår*, ekko, echo, stressekko*, stress-ekko*, ekg*, ecg',
  },
  breast: {
    partOf: 'chest',
    isPaired: true,
    codes:
      '76752008 T-04000 Breast; 76365002 T-04004 Upper outer quadrant of breast; 33564002 T-04005 Lower outer quadrant of breast; 19100000 T-04003 Lower inner quadrant of breast; 77831004 T-04002 Upper inner quadrant of breast; 91470000 T-D8104 Axilla',
    bodyParts: 'BREAST, AXILLA',
    words: 'bryst, brystet, bryster, mamma*, mammo*, breast*, aksill*, axill*, tomosyntese*, tomosynthesis',
  },
  abdomen: {
    codes:
      '113345001 T-D4000 Abdomen; 818981001 - Abdomen; 52731004 T-D4010 Intra-abdominal; 82849001 T-D4900 Retroperitoneum; 27398004 T-D4600 Omentum; 50519007 T-D4110 Right upper quadrant of abdomen; 48544008 T-D4120 Right lower quadrant of abdomen; 86367003 T-D4130 Left upper quadrant of abdomen; 68505006 T-D4140 Left lower quadrant of abdomen; 27947004 T-D4200 Epigastric region; 90290004 T-D4230 Umbilical region; 11708003 T-D4240 Hypogastric region; 133945003 T-D4211 Left hypochondriac region; 133946002 T-D4212 Right hypochondriac region; 58602004 T-D2310 Flank; 75093004 T-02480 Skin of abdomen; 19695001 T-D4210 Subcostal; 42258001 T-46510 Superior Mesenteric Artery; 86570000 T-46500 mesenteric artery; 22083002 T-46460 Splenic Artery; 64131007 T-48710 Inferior Vena Cava',
    bodyParts:
      'ABDOMEN, FLANK, EPIGASTRIC, RETROPERITONEUM, UMBILICAL, HYPOGASTRIC, RUQ, LUQ, RLQ, LLQ, INFVENACAVA',
    words: 'abdom*, mage, magen, buk, buken, bukhul*, retroperit*, periton*, bukvegg*',
  },
  liver: {
    partOf: 'abdomen',
    codes:
      '10200004 T-62000 Liver; 76015000 T-46420 Hepatic artery; 8993003 T-48720 Hepatic Vein; 32764006 T-48810 Portal Vein',
    bodyParts: 'LIVER, HEPATICA, HEPATICV, PORTALV',
    words: 'lever, leveren, leverkar*, levermet*, liver, hepat*, portal*, vena porta*',
  },
  biliary: {
    partOf: 'abdomen',
    codes:
      '28231008 T-63000 Gallbladder; 28273000 T-60610 Bile duct; 110621006 T-65600 Pancreatic duct and bile duct systems; 79741001 - Common bile duct',
    bodyParts: 'GALLBLADDER, BILEDUCT, COMMONBILEDUCT, PANCBILEDUCT',
    words:
      'galle*, gallbladder*, biliary, bile duct*, mrcp, ercp, kolecyst*, cholecyst*, cholangi*, kolangi*',
  },
  pancreas: {
    partOf: 'abdomen',
    codes: '15776009 T-65000 Pancreas; 69930009 T-65010 Pancreatic duct',
    bodyParts: 'PANCREAS, PANCREATICDUCT',
    words: 'pancrea*, pankrea*, bukspyttkjert*',
  },
  spleen: {
    partOf: 'abdomen',
    codes: '78961009 T-C3000 Spleen; 35819009 T-48890 Splenic Vein',
    bodyParts: 'SPLEEN',
    words: 'milt*, spleen, splen*, lien',
  },
  kidneys: {
    partOf: 'abdomen',
    isPaired: true,
    codes:
      '64033007 T-71000 Endo-renal; 25990002 T-72000 Renal pelvis; 2334006 T-72100 Calyx; 87953007 T-73000 Endo-ureteric; 431491007 T-7000B Upper urinary tract; 2841007 T-46600 Renal artery; 56400007 T-48740 Renal Vein',
    bodyParts: 'KIDNEY, URETER, UPRURINARYTRACT, RENALA, RENALV, ENDORENAL',
    words:
      'nyre*, kidney*, renal*, urinvei*, urinary tract, ureter*, urografi*, urography, hydronefr*, nefr*, nephr*',
  },
  adrenals: {
    partOf: 'abdomen',
    isPaired: true,
    codes: '23451007 T-B3000 Adrenal gland',
    bodyParts: 'ADRENAL',
    words: 'binyre*, adrenal*',
  },
  stomach: {
    partOf: 'abdomen',
    codes:
      '69695003 T-57000 Stomach; 38848004 T-58200 Duodenum; 110861005 T-DD163 Esophagus, stomach and duodenum; 110568007 T-48820 Gastric vein',
    bodyParts: 'STOMACH, DUODENUM',
    words:
      'magesekk*, ventrikkel*, ventriculus, stomach, gastrosk*, gastroscop*, gastric, duoden*, øvre endoskopi*, egd, ogd, øgd',
  },
  smallBowel: {
    partOf: 'abdomen',
    codes: '30315005 T-58000 Small intestine; 21306003 T-58400 Jejunum; 34516001 T-58600 Ileum',
    bodyParts: 'SMALLINTESTINE, JEJUNUM, ILEUM',
    words: 'tynntarm*, small bowel, small intestine, enterograf*, jejun*, ileum, tynntarmspassasje',
  },
  colon: {
    partOf: 'abdomen',
    codes:
      '71854001 T-59300 Colon; 14742008 T-59000 Large intestine; 60184004 T-59470 Sigmoid colon; 32622004 T-59460 Descending colon; 66754008 T-59200 Appendix',
    bodyParts: 'COLON, LARGEINTESTINE, SIGMOID, APPENDIX, DESCENDINGCOLON',
    words: 'kolo*, colon*, tykktarm*, sigmoid*, appendi*, blindtarm*, large bowel',
  },
  abdominalAorta: {
    partOf: 'abdomen',
    codes: '7832008 T-42500 Abdominal aorta',
    bodyParts: 'ABDOMINALAORTA',
    words: 'abdominalaorta*, abdominal aorta, aorta abd*, aaa',
  },
  pelvis: {
    codes:
      '12921003 T-D6000 Pelvis; 118645006 T-12375 Pelvis; 816092008 - Pelvis; 22356005 T-12340 Ilium; 39723000 T-15680 Sacroiliac joint; 26893007 T-D7000 Inguinal region; 37117007 T-D7010 Right inguinal region; 85119005 T-D7020 Left inguinal region; 38864007 T-D2700 Perineum; 46862004 T-D2600 Buttock; 21844003 T-D6221 Intra-pelvic; 816989007 - Intra-pelvic; 10293006 T-46700 Iliac artery; 73634005 T-46710 Common Iliac Artery; 39687006 - Skin of inguinal region; 22180002 - Skin of buttock',
    bodyParts: 'PELVIS, ILIUM, SIJOINT, INGUINAL, PERINEUM, BUTTOCK, GLUTEAL',
    words:
      'bekken*, pelvis, pelvic, lyske*, ingvin*, inguin*, groin*, iliosakral*, sacroiliac*, si-ledd*, is-ledd*, perine*, glute*, sete, setet, buttock*',
  },
  bladder: {
    partOf: 'pelvis',
    codes:
      '89837001 T-74000 Bladder; 48367006 T-74250 Endo-vesical; 13648007 T-75000 Endo-urethral; 110837003 T-DD123 Bladder and urethra',
    bodyParts: 'BLADDER, URETHRA, ENDOVESICAL',
    words: 'urinblær*, blære*, bladder, cystosk*, cystoscop*, cystograf*, mucg, mictur*, urethra*, uretra*',
  },
  prostate: {
    partOf: 'pelvis',
    codes: '41216001 T-92000 Prostate; 64739004 T-93000 Seminal Vesicle',
    bodyParts: 'PROSTATE, SEMVESICLE',
    words: 'prostat*',
  },
  uterus: {
    partOf: 'pelvis',
    codes:
      '35039007 T-83000 Uterus; 71252005 T-83200 Cervix; 15497006 T-87000 Ovary; 110639002 T-88920 Uterus and fallopian tubes; 76784001 T-82000 Endo-vaginal; 34411009 T-D6500 Broad ligament; 45292006 T-81000 Vulva; 2739003 T-83400 Endometrial structure (body structure); 78067005 T-F1100 Placental structure (body structure); 300571009 F-03FC9 Finding of gestational sac (finding)',
    bodyParts: 'UTERUS, CERVIX, OVARY, VAGINA, VULVA, ENDOMETRIUM, PLACENTA, GESTSAC',
    words:
      'uter*, livmor*, ovari*, eggstokk*, cervix uteri, gynekolog*, gyn, transvag*, vagina*, vulva, endometri*, foster*, fetal*, fetus, svangerskap*, gravid*, obstet*, pregnan*',
  },
  scrotum: {
    partOf: 'pelvis',
    codes:
      '40689003 T-94000 Testis; 20233005 T-98000 Scrotum; 18911002 T-91000 Penis; 87644002 T-95000 Epididymis structure (body structure)',
    bodyParts: 'TESTIS, SCROTUM, PENIS, EPIDIDYMIS',
    words: 'testi*, scrot*, skrot*, penis*, pung, pungen, epididym*',
  },
  rectum: {
    partOf: 'pelvis',
    codes:
      '34402009 T-59600 Endo-rectal; 53505006 T-59900 Anus; 110612005 T-59490 Anus, rectum and sigmoid colon',
    bodyParts: 'RECTUM, ENDORECTAL, ANUSRECTUMSIGMD',
    words: 'rektum*, rectum*, rektosk*, rectosc*, rektal*, rectal*, endetarm*, anal*, anus, analkanal*',
  },
  spine: {
    codes:
      '421060004 T-D04FF Spine; 77568009 T-D2100 Back; 2748008 T-A7010 Spinal cord; 66643007 - Skin of back; 110517009 T-11011 Vertebral column and cranium; 17388009 T-45730 anterior spinal artery',
    bodyParts: 'SPINE, BACK, SPINALCORD',
    words:
      'columna*, col, kolumna*, rygg*, ryggsøyle*, virv*, spine, spinal*, vertebra*, back, medulla*, totalcolumna*, totalrygg*, skoliose*, scolios*',
  },
  cervicalSpine: {
    partOf: 'spine',
    codes: '122494005 T-11501 Cervical spine; 297171002 T-D00F7 Cervico-thoracic spine',
    bodyParts: 'CSPINE, CTSPINE',
    words:
      'cervikal*, cervical*, nakke*, halsvirv*, halsrygg*, c-col*, ccol*, columna cerv*, columna c, c columna, c spine, c-spine, cervicalcolumna*, hws',
  },
  thoracicSpine: {
    partOf: 'spine',
    codes:
      '122495006 T-11502 Thoracic spine; 297172009 T-D00F8 Thoraco-lumbar spine; 297174005 T-D00FA Thoraco-Lumbar Spine; 1217256009 - Thoraco-lumbar spine',
    bodyParts: 'TSPINE, TLSPINE',
    words:
      'thorakal*, thoracal*, columna th*, columna thor*, th-col*, th columna, columna t, thoracic spine, t-spine, t spine, brystvirv*, brystrygg*, bryst- og korsrygg',
  },
  lumbarSpine: {
    partOf: 'spine',
    codes:
      '122496007 T-11503 Lumbar spine; 52612000 T-D2300 Lumbar region; 243898001 T-D0059 Lumbo-Sacral Spine; 297173004 T-D00F9 Lumbo-sacral spine; 1217253001 - Lumbo-sacral spine; 113182001 - Skin of lower back',
    bodyParts: 'LSPINE, LSSPINE, LUMBAR',
    words:
      'lumbal*, lumbar*, lumbo*, columna l*, columna ls, ls-col*, ls columna, l-columna, l-spine, l spine, ls-spine, korsrygg*, lumbosak*, lumbosac*, lendevirv*',
  },
  sacrum: {
    partOf: 'spine',
    codes: '54735007 T-11AD0 Sacrum; 64688005 T-11BF0 Coccyx',
    bodyParts: 'SSPINE, SACRUM, COCCYX',
    words: 'sakrum*, sacrum*, os sacrum, coccyx, halebe*, korsben*, sacral spine',
  },
  arm: {
    isPaired: true,
    codes:
      '53120007 T-D8000 Upper limb; 371195002 T-D0821 Bone of upper limb; 30608006 T-13600 Muscle of upper limb; 371311000 - Skin of upper extremity; 17137000 T-47160 Brachial artery; 128553008 T-49215 Antecubital vein',
    bodyParts: 'ARM, UPPERLIMB',
    words: 'arm, armen, armer, overekstremitet*, upper limb*, upper extrem*, overex*',
  },
  shoulder: {
    partOf: 'arm',
    isPaired: true,
    codes:
      '16982005 T-D2220 Shoulder; 85856004 T-15420 Acromioclavicular Joint; 79601000 T-12280 Scapula; 51299004 T-12310 Clavicle; 36765005 T-46100 Subclavian Artery',
    bodyParts: 'SHOULDER, SCAPULA, CLAVICLE, ACJOINT',
    words:
      'skulder*, skuldre*, shoulder*, scapula*, skulderblad*, clavic*, klavik*, krageben*, kragebein*, ac-ledd*, acromio*, akromio*, rotator*',
  },
  upperArm: {
    partOf: 'arm',
    isPaired: true,
    codes:
      '40983000 T-D8200 Upper arm; 85050009 T-12410 Humerus; 45981001 - Skin of anterior surface of upper arm',
    bodyParts: 'HUMERUS, UPPERARM',
    words: 'humer*, overarm*, upper arm',
  },
  elbow: {
    partOf: 'arm',
    isPaired: true,
    codes: '16953009 T-15430 Elbow joint; 181536004 - Skin of posterior surface of elbow',
    bodyParts: 'ELBOW',
    words: 'albue*, elbow*, cubit*',
  },
  forearm: {
    partOf: 'arm',
    isPaired: true,
    codes:
      '14975008 T-D8500 Forearm; 62413002 T-12420 Bone structure of radius (body structure); 110535000 T-12403 radius AND ulna (combined site) (body structure); 45631007 T-47300 radial artery; 44984001 T-47200 Ulnar Artery; 70559009 - Skin of anterior surface of forearm; 41550009 - Skin of posterior surface of forearm',
    bodyParts: 'FOREARM, RADIUS, ULNA, RADIUSULNA',
    words: 'underarm*, forearm*, antebrach*, radius, ulna, antebrachium',
  },
  wrist: {
    partOf: 'arm',
    isPaired: true,
    codes:
      '74670003 T-15460 Wrist joint; 24527008 - Skin of palmar area of wrist; 52876008 - Skin of dorsal area of wrist',
    bodyParts: 'WRIST',
    words: 'håndledd*, handledd*, wrist*, carpus, karpal*, carpal*, scaphoid*, skafoid*, båtben*',
  },
  hand: {
    partOf: 'arm',
    isPaired: true,
    codes:
      '85562004 T-D8700 Hand; 24097009 T-12600 Hand; 33712006 - Skin of hand; 70887009 - Skin of palm of hand; 281642007 - Skin of part of dorsal surface of hand',
    bodyParts: 'HAND',
    words: 'hånd, hånden, hender, håndskjelett*, håndrot*, hand, hands, hendene, metacarp*, metakarp*',
  },
  fingers: {
    partOf: 'hand',
    isPaired: true,
    codes:
      '7569003 T-D8800 Finger; 76505004 T-D8810 Thumb; 244169007 - Skin of digit of hand; 91456000 - Nail of finger',
    bodyParts: 'FINGER, THUMB',
    words: 'finger*, fingre*, tommel*, thumb*, pollex',
  },
  leg: {
    isPaired: true,
    codes:
      '61685007 T-D9000 Lower limb; 72001000 T-12700 Bone of lower limb; 102292000 T-14668 Muscle of lower limb; 371304004 - Skin of lower extremity; 60734001 T-49530 Great Saphenous Vein; 362072009 T-4940B Saphenous vein',
    bodyParts: 'LEG, LOWERLIMB, LOWERLEGS',
    words:
      'underekstremitet*, lower limb*, lower extrem*, leg, legs, ben, bein, underex*, ultralyd vener*, hele ben, bena, beina, dvt',
  },
  hip: {
    partOf: 'leg',
    isPaired: true,
    codes: '24136001 T-15710 Hip joint; 29836001 T-D2500 Hip joint',
    bodyParts: 'HIP',
    words: 'hofte*, hip, hips, coxa*, acetab*, hofteledd*',
  },
  thigh: {
    partOf: 'leg',
    isPaired: true,
    codes:
      '68367000 T-D9100 Thigh; 71341001 T-12710 Femur; 7657000 T-47400 Femoral artery; 83419000 T-49410 Femoral vein; 69833005 T-47410 Right femoral artery; 113270003 T-47420 Left femoral artery; 181349008 T-47403 Superficial Femoral Artery; 181347005 T-47402 Common Femoral Artery; 31677005 T-47440 Profunda Femoris Artery; 128587003 T-D930A Saphenofemoral Junction; 397363009 G-035B Common Femoral Vein',
    bodyParts: 'THIGH, FEMUR, FEMORALA, FEMORALV, SFA, CFA, CFV',
    words: 'lår, låret, lårben*, lårbein*, femur*, femor*, thigh*',
  },
  knee: {
    partOf: 'leg',
    isPaired: true,
    codes:
      '72696002 T-D9200 Knee; 64234005 T-12730 Patella; 32361000 T-D9310 Popliteal fossa; 43899006 T-47500 popliteal artery; 128559007 T-47490 Genicular artery; 56849005 T-49650 Popliteal Vein; 181553006 - Skin of anterior surface of knee; 84507004 - Skin of popliteal fossa',
    bodyParts: 'KNEE, PATELLA, POPLITEALFOSSA, POPLITEALA',
    words:
      'kne, kneet, knær, knærne, kneledd*, kneskjell*, knee*, patell*, menisk*, menisc*, genu, poplite*, knehase*',
  },
  lowerLeg: {
    partOf: 'leg',
    isPaired: true,
    codes:
      '30021000 T-D9400 Lower leg; 87342007 T-12750 Fibula; 25763004 - Skin of anterior surface of lower leg; 47224004 - Skin of posterior surface of lower leg; 13363002 T-47600 Posterior Tibial Artery; 68053000 T-47700 Anterior Tibial Artery; 8821006 T-47630 peroneal artery',
    bodyParts: 'CALF, TIBIA, FIBULA, TIBIAFIBULA, LOWERLEG',
    words:
      'legg, leggen, legger, leggsår*, crus, crur*, tibia*, fibula*, lower leg*, calf, calves, skinnleg*, leggben*',
  },
  ankle: {
    partOf: 'leg',
    isPaired: true,
    codes:
      '70258002 T-15750 Ankle joint; 181564009 - Skin of lateral aspect of ankle; 181563003 - Skin of medial aspect of ankle',
    bodyParts: 'ANKLE',
    words: 'ankel*, ankle*, malleol*, talocrur*, talokrur*',
  },
  foot: {
    partOf: 'leg',
    isPaired: true,
    codes:
      '56459004 T-D9700 Foot; 27949001 T-15770 Tarsal joint; 58742003 T-12980 Sesamoid bones of foot; 60496002 - Skin of foot; 35739000 - Skin of lateral border of sole of foot; 52953006 - Skin of medial border of sole of foot',
    bodyParts: 'FOOT, SESAMOID',
    words:
      'fot, foten, fotsår*, fotrot*, fotledd*, føtter*, foot, feet, pes, metatars*, tarsus, mellomfot*, forfot*, fotsåle*, charcot*',
  },
  heel: {
    partOf: 'foot',
    isPaired: true,
    codes:
      '80144004 T-12770 Calcaneus; 76853006 - Heel; 84607009 - Skin of heel; 699909001 - Skin of lateral part of heel; 699919007 - Skin of medial part of heel',
    bodyParts: 'CALCANEUS, HEEL',
    words: 'hæl*, heel*, calcan*, kalkan*, achilles*, akilles*',
  },
  toes: {
    partOf: 'foot',
    isPaired: true,
    codes:
      '29707007 T-D9800 Toe; 52034004 - Skin of toe; 76578001 - Nail of toe; 38790000 - Nail of great toe',
    bodyParts: 'TOE',
    words: 'tå, tåa, tåen, tær, tærne, stortå*, toe*, hallux, digitus pedis',
  },
  skin: {
    codes: '39937001 T-01000 Skin',
    bodyParts: 'SKIN',
    words:
      'hud, huden, hudfoto*, hudles*, hudforand*, skin, dermat*, dermosk*, dermosc*, føflekk*, nevus*, naevus*',
  },
} as const satisfies Readonly<Record<string, RegionRow>>;

export type NamedRegion = keyof typeof regionTable;

/** Codes and words that name several regions at once. */
export const combinedRegions: readonly (RegionNames & { readonly regions: readonly NamedRegion[] })[] = [
  {
    regions: ['head', 'neck'],
    codes: '774007 T-D1000 Head and Neck; 312779009 T-D006D Bone structure of head and/or neck',
    bodyParts: 'HEADNECK',
    words: 'head and neck',
  },
  {
    regions: ['neck', 'chest'],
    codes: '417437006 R-FAB52 Neck and Chest',
    bodyParts: 'NECKCHEST',
    words: '',
  },
  {
    regions: ['neck', 'chest', 'abdomen'],
    codes: '416152001 R-FAB53 Neck, Chest and Abdomen',
    bodyParts: 'NECKCHESTABDOMEN',
    words: '',
  },
  {
    regions: ['neck', 'chest', 'abdomen', 'pelvis'],
    codes: '416319003 R-FAB54 Neck, Chest, Abdomen and Pelvis',
    bodyParts: 'NECKCHESTABDPELV, NECKCHESTABDPELVIS',
    words: '',
  },
  {
    regions: ['chest', 'abdomen'],
    codes: '416550000 R-FAB55 Chest and Abdomen',
    bodyParts: 'CHESTABDOMEN',
    words: '',
  },
  {
    regions: ['chest', 'abdomen', 'pelvis'],
    codes: '416775004 R-FAB56 Chest, Abdomen and Pelvis',
    bodyParts: 'CHESTABDPELVIS',
    words: 'tap, cap',
  },
  {
    regions: ['abdomen', 'pelvis'],
    codes:
      '416949008 R-FAB57 Abdomen and Pelvis; 818982008 - Abdomen and Pelvis; 818987002 - Intra-abdominopelvic',
    bodyParts: 'ABDOMENPELVIS',
    words: 'oversikt abdomen',
  },
  {
    regions: ['pelvis', 'leg'],
    codes: '416631005 R-FAB58 Pelvis and lower extremities; 1231522001 - Pelvis and lower extremities',
    bodyParts: 'PELVISLOWEXTREMT',
    words: '',
  },
  {
    regions: ['thoracicAorta', 'abdominalAorta'],
    codes: '15825003 T-42000 Aorta',
    bodyParts: 'AORTA',
    words: 'aorta*, aneurism*',
  },
];
