# The emails. {$organization}, {$inviter}, {$name} (the full name), {$first_name}, {$email} and {$date} (a day in words) are filled in.
# Sentences begin with a Hebrew word, so that mail programs take the subject as right-to-left.

## The invite
welcome-subject = קיבלת הזמנה מאת { $inviter } להצטרף אל { $organization }
welcome-subject-no-inviter = קיבלת הזמנה להצטרף אל { $organization }
welcome-preview = כדי להצטרף צריך רק לבחור סיסמה.
welcome-greeting = שלום { $first_name },
welcome-body = קיבלת הזמנה מאת { $inviter } להצטרף אל { $organization }. כדי להצטרף צריך רק לבחור סיסמה: זה לוקח דקה.
welcome-body-no-inviter = קיבלת הזמנה להצטרף אל { $organization }. כדי להצטרף צריך רק לבחור סיסמה: זה לוקח דקה.
welcome-button = לבחירת סיסמה
welcome-expires = הקישור בתוקף עד { $date }.
welcome-newest = זה הקישור העדכני ביותר שלך. הקישורים הקודמים כבר לא פועלים.
welcome-fallback = אם הכפתור לא פועל, אפשר להעתיק את הכתובת הזו לדפדפן:
welcome-not-you = לא ציפית להודעה הזו? אפשר לפתוח את הקישור ולבחור ”ההזמנה הזו לא נועדה לי”, או פשוט להתעלם: בלי סיסמה לא קורה דבר.

## To the inviter: somebody joined
accepted-notice-subject = הצטרפות חדשה אל { $organization }: { $name }
accepted-notice-body = ההזמנה ששלחת נענתה, ומעכשיו { $name } חלק מהצוות של { $organization }.

## To the inviter: the invite reached the wrong person
declined-notice-subject = ההזמנה ששלחת עבור { $name } הגיעה לכתובת הלא נכונה
declined-notice-body = מי שקיבלו את ההזמנה עבור { $name } דיווחו שהיא לא נועדה להם. ההזמנה בוטלה. כדאי לבדוק את הכתובת ואז להוסיף את { $name } שוב.

## To the inviter: the invite could not be delivered
undelivered-notice-subject = ההזמנה ששלחת עבור { $name } לא נמסרה
undelivered-notice-refused = שירות הדוא״ל דחה את ההודעה אל { $name }. כדאי לבדוק את הכתובת ולשלוח את ההזמנה שוב, או להעתיק את הקישור ולמסור אותו אישית.
undelivered-notice-overdue = לא ניתן היה לשלוח את ההודעה אל { $name } לפני שפג תוקף ההזמנה. אפשר לשלוח הזמנה חדשה.
undelivered-notice-gave-up = במשך יומיים לא ניתן היה לשלוח את ההודעה אל { $name }. אפשר לשלוח את ההזמנה שוב, או להעתיק את הקישור ולמסור אותו אישית.

## To the new member: a password was set
password-set-subject = נקבעה לך סיסמה עבור { $organization }
password-set-body = נקבעה סיסמה עבור { $email } ב{ $date }. אם זו הייתה פעולה שלך, אין צורך לעשות דבר.
password-set-not-you = אם זו לא הייתה פעולה שלך, חשוב לפנות מיד להנהלת המערכת של { $organization }.

## Below every mail
footer = נשלח מטעם { $organization } באמצעות Usher.
