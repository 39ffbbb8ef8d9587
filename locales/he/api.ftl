# Answers of the API, in the caller's language.

user-added = הוספת המשתמש הושלמה בהצלחה.
user-accepted = ההצטרפות הושלמה.

## What is wrong with one field
field-required = שדה חובה
field-unknown = שדה לא מוכר
field-wrong-type = הערך צריך להיות { $expected ->
    [text] טקסט
    [boolean] true או false
    [number] מספר
   *[object] אובייקט
}
field-too-long = ארוך מ־{ $max } תווים
field-control-characters = מכיל תווי בקרה
field-contains-url = צריך להיות שם, בלי כתובת אינטרנט
field-email-malformed = לא כתובת דוא״ל
field-email-domain-missing = חסר שם מתחם, כמו example.com
field-email-local-not-ascii = לפני ה־@ יש אותיות ששרתי דואר לא יכולים למסור אליהן; יש להשתמש שם באותיות לטיניות ללא סימנים
field-unknown-language = לא אחד מהערכים { $known }
field-unknown-role = אין כאן תפקיד כזה
field-unknown-status = לא אחד מהערכים { $known }
field-out-of-range = צריך להיות בין { $min } ל־{ $max }
field-cursor-invalid = לא סמן של הרשימה הזו
field-id-malformed = לא מזהה תקין
field-password-too-short = נדרשים לפחות { $min } תווים
field-password-too-long = מותרים לכל היותר { $max } תווים
field-password-mismatch = לא זהה בשני השדות
field-password-guessable = קל מדי לנחש – { $reason ->
    [common] זו אחת הסיסמאות הנפוצות ביותר
    [repeats] הסיסמה חוזרת על עצמה
    [sequence] הסיסמה היא רצף כמו abc או 6543
    [keyboard] הסיסמה עוקבת אחר שורות המקלדת
    [dates] קל לנחש תאריכים ושנים
    [names] קל לנחש שמות
    [personal] הסיסמה מורכבת מהשם, מהדוא״ל או מהארגון שלך
    [word] קל לנחש מילה בודדת
   *[other] כדאי להוסיף עוד מילה או שתיים
}

## Problems
problem-invalid = חלק ממה ששלחת לא ניתן לשימוש כפי שהוא.
problem-malformed-json = תוכן הבקשה אינו JSON תקין.
problem-unsupported-media-type = יש לשלוח את תוכן הבקשה כ־application/json.
problem-body-too-large = תוכן הבקשה גדול מ־{ $max } בתים.
problem-not-found = אין כאן דבר בכתובת הזו או במזהה הזה.
problem-method-not-allowed = הכתובת הזו לא מקבלת את המתודה הזו.
# An isolate (UAX #9) keeps the header in its own order.
problem-api-key-missing = יש לשלוח מפתח API בצורה ”{ "\u2066" }Authorization: Bearer usher_…{ "\u2069" }”.
problem-api-key-invalid = מפתח ה־API לא מוכר, בוטל או שתוקפו פג.
problem-permission-missing = לכך נדרשת ההרשאה { $permission }.
problem-role-exceeds-caller = התפקיד { $role } מאפשר יותר ממה שמותר לך, ולכן אין לך אפשרות להעניק או לנהל אותו.
problem-email-taken = כבר קיים משתמש עם כתובת הדוא״ל הזו.
problem-conflict = בוצע כאן שינוי אחר באותו זמן. יש לקרוא את הנתונים שוב ואז לחזור על הפעולה.
problem-no-link = למשתמש הזה אין הזמנה שאפשר לקשר אליה.
problem-invite-not-found = ההזמנה הזו לא קיימת או שבוטלה.
problem-invite-expired = תוקף ההזמנה פג.
problem-invite-superseded = נשלחה הזמנה חדשה יותר; רק העדכנית ביותר פועלת.
problem-invite-already-accepted = ההזמנה הזו כבר מומשה.
problem-unavailable = השירות עמוס. אפשר לנסות שוב בעוד רגע.
problem-timeout = הפעולה ארכה יותר מדי זמן והופסקה.
problem-internal = משהו השתבש אצלנו.
